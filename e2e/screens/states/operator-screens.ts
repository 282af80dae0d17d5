import type { Page } from "@playwright/test";
import { openCreditTypeAccounts } from "@/lib/ledger/posting/open-wallets.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aCoverage, aRunningAllowance } from "@/lib/testing/subscriptions.ts";
import type { Screen } from "../screens.ts";

const ORGANIZATIONS = { of: "organization", asking: "pendingOrders" };
const SUMS = { of: "usage_daily", asking: "this_day" };
const LEFT = { of: "lot", asking: "account_left" };
const PEOPLE = { of: "user", asking: "creditOwner" };

/** The operator's pages about customers. */
export const OPERATOR_SCREENS: readonly Screen[] = [
	{ name: "operator-overview.credits-loading", path: "/operator/overview", as: "operator", holding: SUMS },
	{ name: "operator-overview.credits-error", path: "/operator/overview", as: "operator", without: SUMS },
	{ name: "operator-overview.by-organization", path: "/operator/overview/email", as: "operator" },
	{ name: "operator-overview.by-organization-error", path: "/operator/overview/email", as: "operator", without: SUMS },
	{ name: "operator-overview.by-organization-empty", path: aNewType, as: "operator" },
	{ name: "operator-ledger.not-clean", path: ledgerWith("found"), as: "operator" },
	{ name: "operator-ledger.not-made", path: ledgerWith("failed"), as: "operator" },
	{ name: "operator-ledger.clean", path: ledgerWith("clean"), as: "operator" },
	{ name: "operator-ledger.check-loading", path: "/operator/ledger", as: "operator", holding: "ledger_check" },
	{ name: "operator-ledger.check-error", path: "/operator/ledger", as: "operator", without: "ledger_check" },
	{ name: "operator-orders.selected", path: pendingOrders, as: "operator", act: selectAll },
	{ name: "operator-orders.mark-many", path: pendingOrders, as: "operator", act: askToMarkAll },
	{ name: "purchase.pending", path: aPendingOrderOfJohn, as: "john" },
	{ name: "purchase.administrator", path: "/purchase", as: "admin" },
	{ name: "organizations.full", path: "/operator/organizations", as: "operator" },
	{ name: "organizations.loading", path: "/operator/organizations", as: "operator", holding: ORGANIZATIONS },
	{ name: "organizations.filtered-empty", path: "/operator/organizations?q=nothing+like+this", as: "operator" },
	{ name: "organizations.error", path: "/operator/organizations", as: "operator", without: ORGANIZATIONS },
	{ name: "organization.full", path: northwind, as: "operator" },
	{ name: "organization.suspend", path: northwind, as: "operator", act: askToSuspend },
	{ name: "organization.suspended", path: aSuspendedOrganization, as: "operator" },
	{ name: "organization.closed", path: aClosedOrganization, as: "operator" },
	{ name: "organization-close.full", path: closeNorthwind, as: "operator" },
	{ name: "organization-close.subscribed", path: closeSubscribed, as: "operator" },
	{ name: "organization-close.wrong", path: closeNorthwind, as: "operator", act: closeByAnotherName },
	{ name: "organization-close.closed", path: closeClosed, as: "operator" },
	{ name: "organization-close.loading", path: closeNorthwind, as: "operator", holding: LEFT },
	{ name: "organization-close.error", path: closeNorthwind, as: "operator", without: LEFT },
	{ name: "organization.loading", path: northwind, as: "operator", holding: PEOPLE },
	{ name: "organization.error", path: northwind, as: "operator", without: PEOPLE },
];

/** Nobody has bought any of it yet. */
async function aNewType(db: Database): Promise<string> {
	if (!(await db.creditType.findUnique({ where: { id: "voice" } }))) {
		await transact(db, async (tx) => {
			const voice = { id: "voice", name: "Voice", nameInText: "voice", position: 91, retiredAt: new Date() };
			await tx.prisma.creditType.create({ data: voice });
			await openCreditTypeAccounts(tx, "voice");
		});
	}
	return "/operator/overview/voice";
}

async function northwind(db: Database): Promise<string> {
	return `/operator/organizations/${(await db.organization.findFirstOrThrow({ where: { name: "Northwind" } })).id}`;
}

/** Without people, credits and orders. */
async function aSuspendedOrganization(db: Database): Promise<string> {
	const { id } = await anOrganization(db, { name: `Quiet Harbour ${newId().slice(-4)}` });
	const operator = await db.user.findFirstOrThrow({ where: { email: "operator@commonpurse.example" } });
	const suspendReason = "Three invoices are unpaid, the oldest since June";
	await db.organization.update({
		where: { id },
		data: { suspendedAt: new Date(), suspendedById: operator.id, suspendReason },
	});
	return `/operator/organizations/${id}`;
}

/** Its credits are left where they are. */
async function aClosedOrganization(db: Database): Promise<string> {
	const path = await aSuspendedOrganization(db);
	const { id, suspendedAt, suspendedById } = await db.organization.findFirstOrThrow({
		where: { id: path.split("/").at(-1) },
	});
	const closing = { closedAt: suspendedAt, closedById: suspendedById, closeReason: "Their contract has ended" };
	await db.organization.update({ where: { id }, data: closing });
	return path;
}

async function closeNorthwind(db: Database): Promise<string> {
	return `${await northwind(db)}/close`;
}

/** Its people have subscriptions, which end with it. */
async function closeSubscribed(db: Database): Promise<string> {
	const subscribed = await anOrganization(db, { name: `Busy Harbour ${newId().slice(-4)}` });
	const [sally, tom] = [await aUser(db, subscribed, { name: "Sally Green" }), await aUser(db, subscribed)];
	await aRunningAllowance(db, sally.id);
	await aCoverage(db, tom.id, { creditTypeId: "sms", plan: "Unlimited SMS" });
	return `/operator/organizations/${subscribed.id}/close`;
}

async function closeClosed(db: Database): Promise<string> {
	return `${await aClosedOrganization(db)}/close`;
}

async function closeByAnotherName(page: Page): Promise<void> {
	await page.getByLabel("Reason").fill("Their contract has ended");
	await page.getByLabel("Type the organization’s name").fill("Southwind");
	await page.getByRole("button", { name: "Close the organization" }).click();
	await page.getByText("This isn’t the organization’s name").first().waitFor();
}

async function askToSuspend(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Suspend" }).click();
	await page.getByRole("dialog").getByRole("textbox").waitFor();
}

/** What the last check came to; the one before it was clean. */
function ledgerWith(state: "clean" | "found" | "failed"): (db: Database) => Promise<string> {
	return async (db) => {
		await db.ledgerCheck.deleteMany();
		const at = Date.now() - 9 * 3_600_000;
		const sizes = { entries: 1_204_331n, pools: 20_412n, databaseBytes: 2_210_000_000n };
		const findings = [7, 12].map((wrong) => ({
			invariant: 3,
			holds: "a pool's balance is the sum of its lots",
			id: newId(),
			sentence: `The balance of account ${newId()} is 1,2${wrong} and its lots add up to 1,200.`,
		}));
		const result = {
			clean: { ...sizes, found: 0 },
			found: { ...sizes, found: 2, findings },
			failed: { error: "canceling statement due to statement timeout" },
		};
		for (const [before, made] of [[24, result.clean] as const, [0, result[state]] as const]) {
			const startedAt = new Date(at - before * 3_600_000);
			await db.ledgerCheck.create({
				data: { id: newId(), startedAt, endedAt: new Date(startedAt.getTime() + 48_000), ...made },
			});
		}
		return "/operator/ledger";
	};
}

async function pendingOrders(db: Database): Promise<string> {
	const {
		id: _,
		number: __,
		billing,
		seller,
		...paid
	} = await db.order.findFirstOrThrow({
		where: { status: "paid", gateway: "invoice" },
		orderBy: { number: "asc" },
	});
	const pending = { status: "pending", paidAt: null, expiresAt: null } as const;
	const missing = 3 - (await db.order.count({ where: { status: "pending" } }));
	for (let made = 0; made < missing; made += 1) {
		await db.order.create({ data: { ...paid, ...pending, billing: billing ?? {}, seller: seller ?? {}, id: newId() } });
	}
	return "/operator/orders?status=pending";
}

/** Where there is no room for a table, nothing is selected. */
async function selectAll(page: Page): Promise<void> {
	await page
		.getByRole("checkbox", { name: /^Select order/ })
		.first()
		.check();
	await page.getByRole("button", { name: /^Select all/ }).click();
}

async function askToMarkAll(page: Page): Promise<void> {
	await selectAll(page);
	await page.getByRole("button", { name: /^Mark \d+ paid$/ }).click();
	await page.getByRole("alertdialog").waitFor();
}

async function aPendingOrderOfJohn(db: Database): Promise<string> {
	await pendingOrders(db);
	const john = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	const { id } = await db.order.findFirstOrThrow({ where: { status: "pending" }, orderBy: { number: "desc" } });
	const { id: johns, organizationId } = john;
	await db.order.update({ where: { id }, data: { buyerId: johns, beneficiaryId: johns, organizationId } });
	return "/purchase";
}
