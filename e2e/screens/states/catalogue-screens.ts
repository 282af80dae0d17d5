import type { Page } from "@playwright/test";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { openCreditTypeAccounts } from "@/lib/ledger/posting/open-wallets.ts";
import { saveLogo } from "@/lib/logos/save-logo.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aPicture } from "@/lib/testing/a-picture.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { aPlan, aPlanVersion } from "@/lib/testing/plans.ts";
import type { Screen } from "../screens.ts";

// Users are read for every page as well.
const HOLDERS = { of: "user", asking: "isCustomer" };

/** The seller has a logo: a picture that is larger than it is shown. */
async function withLogo(db: Database): Promise<string> {
	const operator = await db.user.findFirstOrThrow({ where: { email: "operator@commonpurse.example" } });
	const logo = (await aPicture({ width: 600, height: 150 })).toString("base64");
	await saveLogo({ actor: await actorOf(db, operator), db }, { logo });
	return "/operator/settings";
}

async function withoutLogo(db: Database): Promise<string> {
	await db.organizationLogo.deleteMany();
	return "/operator/settings";
}

/** A logo that is no picture, and days that are no number. */
async function saveWrongReminders(page: Page): Promise<void> {
	const file = { name: "logo.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
	await page.locator('input[type="file"]').setInputFiles(file);
	await page
		.getByText(/is no PNG or JPEG/)
		.first()
		.waitFor();
	await page.getByLabel("Days before").fill("soon");
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await page.locator('[aria-invalid="true"]').waitFor();
}

/** Operator › Plans and Operator › Credit Types. */
export const CATALOGUE_SCREENS: readonly Screen[] = [
	{ name: "plans.full", path: plansInEveryState, as: "operator" },
	{ name: "plans.loading", path: "/operator/plans", as: "operator", holding: "plan" },
	{ name: "plans.error", path: "/operator/plans", as: "operator", without: "plan" },
	{ name: "plans.withdraw", path: "/operator/plans", as: "operator", act: askToWithdraw },
	{ name: "plan.new", path: "/operator/plans/new?type=email", as: "operator", act: fillIn },
	{ name: "plan.new-allowance", path: "/operator/plans/new?type=email", as: "operator", act: fillInAllowance },
	{ name: "plan.new-unlimited", path: "/operator/plans/new?type=email", as: "operator", act: fillInUnlimited },
	{ name: "plan.new-loading", path: "/operator/plans/new?type=email", as: "operator", holding: "plan" },
	{ name: "plan.full", path: aChangedPlan, as: "operator" },
	{ name: "plan.wrong", path: aChangedPlan, as: "operator", act: saveWrong },
	{ name: "plan.error", path: aChangedPlan, as: "operator", without: "plan_version" },
	{ name: "operator-overview.full", path: "/operator/overview", as: "operator" },
	{ name: "operator-overview.loading", path: "/operator/overview", as: "operator", holding: "seller" },
	{ name: "operator-overview.error", path: "/operator/overview", as: "operator", without: "seller" },
	{ name: "operator-credits.full", path: "/operator/credits", as: "operator" },
	{ name: "operator-credits.loading", path: "/operator/credits", as: "operator", holding: HOLDERS },
	{ name: "operator-credits.filtered-empty", path: "/operator/credits?q=nobody+is+called+this", as: "operator" },
	{ name: "operator-credits.error", path: "/operator/credits", as: "operator", without: HOLDERS },
	{ name: "holder.full", path: aHolder, as: "operator" },
	{ name: "holder.grant", path: aHolder, as: "operator", act: press("Grant credits") },
	{ name: "holder.adjust", path: aHolder, as: "operator", act: press("Adjust") },
	{ name: "holder.undo", path: aHolder, as: "operator", act: press("Undo") },
	{ name: "holder.error", path: aHolder, as: "operator", without: "lot" },
	{ name: "settings.full", path: withLogo, as: "operator" },
	{ name: "settings.no-logo", path: withoutLogo, as: "operator" },
	{ name: "settings.wrong", path: withoutLogo, as: "operator", act: saveWrongReminders },
	{ name: "settings.loading", path: "/operator/settings", as: "operator", holding: "seller" },
	{ name: "settings.error", path: "/operator/settings", as: "operator", without: "seller" },
	{ name: "seller.full", path: "/operator/seller", as: "operator" },
	{ name: "seller.loading", path: "/operator/seller", as: "operator", holding: "seller" },
	{ name: "seller.error", path: "/operator/seller", as: "operator", without: "seller" },
	{ name: "overview.operator", path: "/overview", as: "operator" },
	{ name: "invoice.full", path: aPendingInvoice, as: "john" },
	{
		name: "order.cancel",
		path: async (db) => (await aPendingInvoice(db)).replace("/receipt", ""),
		as: "john",
		act: press("Cancel order"),
	},
	{ name: "credit-types.full", path: typesWithARetiredOne, as: "operator" },
	{ name: "credit-types.loading", path: "/operator/credit-types", as: "operator", holding: "pool" },
	{ name: "credit-types.error", path: "/operator/credit-types", as: "operator", without: "pool" },
	{ name: "credit-types.add", path: "/operator/credit-types", as: "operator", act: addType },
	{ name: "billing.currency", path: inTwoCurrencies, as: "john" },
];

/** Plans that wait for their day, are over, have no price in the deployment's currency, and are withdrawn. */
async function plansInEveryState(db: Database): Promise<string> {
	if (await db.planVersion.findFirst({ where: { name: "Lab, spring sale" } })) return "/operator/plans";
	const lab = { creditTypeId: "lab", credits: 25n, position: 90 };
	await aPlan(db, { ...lab, name: "Lab, spring sale", onSaleFrom: new Date("2090-03-01") });
	await aPlan(db, { ...lab, name: "Lab, last summer", onSaleUntil: new Date("2020-08-31") });
	await aPlan(db, { ...lab, name: "Lab for Norway", currency: "NOK", priceMinor: 30_000n });
	await aPlan(db, {
		...lab,
		name: "Lab with a name that is as long as names of plans get to be",
		withdrawnAt: new Date(),
	});
	return "/operator/plans";
}

async function aChangedPlan(db: Database): Promise<string> {
	const planId = await aPlan(db, { name: "Email 2,000", credits: 2_000n, priceMinor: 900n, withdrawnAt: new Date() });
	await aPlanVersion(db, planId, { priceMinor: 700n, onSaleUntil: new Date("2090-12-31") });
	return `/operator/plans/${planId}`;
}

/** John has bought credits and was given some. */
async function aHolder(db: Database): Promise<string> {
	const { id: userId } = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	const grant = {
		creditTypeId: "email",
		credits: 500n,
		expiresAt: null,
		reason: "The outage of last week",
		actorId: null,
	};
	const given = await db.ledgerEntry.findFirst({ where: { kind: "grant", userId, reason: grant.reason } });
	if (!given) await transact(db, (tx) => postGrant(tx, { ...grant, userId }));
	return `/operator/credits/${userId}`;
}

function press(name: string): Screen["act"] {
	return (page) => page.getByRole("button", { name, exact: true }).first().click();
}

async function aPendingInvoice(db: Database): Promise<string> {
	const where = { status: "pending", buyer: { email: "john@northwind.example" } } as const;
	const john = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	const found = await db.order.findFirst({ where });
	if (found) return `/orders/${found.id}/receipt`;
	const {
		id: _,
		number: __,
		billing,
		seller,
		...paid
	} = await db.order.findFirstOrThrow({
		where: { status: "paid", gateway: "invoice", buyerId: john.id },
	});
	const unnumbered = { invoiceYear: null, invoiceNumber: null, invoicedOn: null };
	const pending = { id: newId(), status: "pending", paidAt: null, expiresAt: null, ...unnumbered } as const;
	const copy = { ...paid, ...pending, billing: billing ?? {}, seller: seller ?? {} };
	return `/orders/${(await db.order.create({ data: copy })).id}/receipt`;
}

async function typesWithARetiredOne(db: Database): Promise<string> {
	if (!(await db.creditType.findUnique({ where: { id: "fax" } }))) {
		await transact(db, async (tx) => {
			const fax = { id: "fax", name: "Fax", nameInText: "fax", position: 90, retiredAt: new Date() };
			await tx.prisma.creditType.create({ data: fax });
			await openCreditTypeAccounts(tx, "fax");
		});
	}
	return "/operator/credit-types";
}

async function inTwoCurrencies(db: Database): Promise<string> {
	await aPlan(db, { creditTypeId: "lab", name: "Lab for Norway", currency: "NOK", priceMinor: 30_000n, position: 91 });
	return "/billing";
}

async function askToWithdraw(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Actions for Email 1,000", exact: true }).click();
	await page.getByRole("menuitem", { name: "Withdraw" }).click();
	await page.getByRole("alertdialog").waitFor();
}

async function fillInAllowance(page: Page): Promise<void> {
	await page.getByRole("radio", { name: "An allowance" }).check();
	await page.getByLabel("Name").fill("Email monthly 2,000");
	await page.getByLabel("Credits a month").fill("2000");
	await page.getByLabel("Of these, carried over at most").fill("500");
	await page.getByLabel("Price", { exact: true }).fill("12.50");
}

async function fillInUnlimited(page: Page): Promise<void> {
	await page.getByRole("radio", { name: "Unlimited use" }).check();
	await page.getByLabel("Name").fill("Unlimited email");
	await page.getByLabel("Price", { exact: true }).fill("49.00");
}

async function fillIn(page: Page): Promise<void> {
	await page.getByLabel("Name").fill("Email 2,000");
	await page.getByLabel("Credits").fill("2000");
	await page.getByLabel("Price", { exact: true }).fill("7.00");
	await page.getByRole("button", { name: "Add a currency" }).click();
}

async function saveWrong(page: Page): Promise<void> {
	await page.getByLabel("On sale from").fill("2091-01-01");
	await page.getByRole("button", { name: /^Save as version/ }).click();
	await page.getByText("The sale would end before it begins.").waitFor();
}

async function addType(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Add a credit type" }).click();
}
