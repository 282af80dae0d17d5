import type { Page } from "@playwright/test";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aCharge, aClient, DAY_MS } from "@/lib/testing/ledger.ts";
import { aCoverage, aRunningAllowance } from "@/lib/testing/subscriptions.ts";
import { giveLots } from "../../testing/lots.ts";
import { readNewcomer } from "../newcomer.ts";
import type { Screen } from "../screens.ts";

/** Credits & Subscriptions. */
export const CREDITS_SCREENS: readonly Screen[] = [
	{ name: "credits.full", path: "/credits", as: "creator", act: openDetails },
	{ name: "credits.member", path: "/credits", as: "member", act: openDetails },
	{ name: "credits.credit-user", path: "/credits", as: "creditUser", act: openDetails },
	{ name: "credits.loading", path: "/credits", as: "creator", holding: "credit_type" },
	{ name: "credits.empty", path: "/credits", as: "newcomer" },
	{ name: "credits.error", path: "/credits", as: "creator", without: "lot" },
	{ name: "credits.statement", path: "/credits", as: "creator", act: askForStatement },
	{ name: "credits.subscriptions", path: subscriptions, as: "newcomer", act: openDetails },
	{ name: "credits.subscription-cancel", path: subscriptions, as: "newcomer", act: askToCancel },
	{ name: "credits.subscriptions-error", path: subscriptions, as: "newcomer", without: "subscription" },
	{ name: "credits.many", path: manyLots(1), as: "newcomer" },
	{ name: "credits.last-page", path: manyLots(2), as: "newcomer" },
	{ name: "credits.page-beyond", path: manyLots(9), as: "newcomer" },
	{ name: "credits.covered", path: covered("/credits"), as: "newcomer", act: openDetails },
	{ name: "use-credits.covered", path: covered("/use-credits"), as: "newcomer" },
	{ name: "usage.covered", path: covered("/usage"), as: "newcomer" },
];

/** The newcomer has one that runs, one that is cancelled and one that is paused. */
async function subscriptions(db: Database): Promise<string> {
	const { id: userId } = await readNewcomer(db);
	if ((await db.subscription.count({ where: { userId } })) > 0) return "/credits";
	const { id: orderId } = await db.order.findFirstOrThrow({ where: { status: "pending" }, orderBy: { number: "asc" } });
	const at = new Date();
	for (const [creditTypeId, isCancelled] of [
		["email", false],
		["sms", true],
		["lab", false],
	] as const) {
		const subscriptionId = await aRunningAllowance(db, userId, { creditTypeId, isCancelled });
		const part = { subscriptionId, period: 0, part: 0, orderId, startsOn: at, credits: 1_000n, carriedCredits: 200n };
		const endsOn = new Date(at.getTime() + 30 * DAY_MS);
		await db.subscriptionPeriod.create({ data: { ...part, endsOn, takenBack: 0n, arrivedAt: at } });
		const events = ["ordered", "started", ...(isCancelled ? (["cancelled"] as const) : [])] as const;
		await db.subscriptionEvent.createMany({
			data: events.map((kind) => ({ id: newId(), subscriptionId, kind, happenedAt: at, day: endsOn, actorId: userId })),
		});
		if (creditTypeId !== "lab") continue;
		const unpaid = { unpaidOrderId: orderId, dueOn: at, nextOn: null };
		await db.subscription.update({ where: { id: subscriptionId }, data: { status: "paused", ...unpaid } });
	}
	return "/credits";
}

async function askForStatement(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Statement" }).click();
	await page.getByRole("dialog", { name: "Download a statement" }).waitFor();
}

async function askToCancel(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Cancel Monthly 1,000" }).first().click();
	await page.getByRole("alertdialog").waitFor();
}

/** A page of a newcomer whose subscription covers their email, of which they have used some. */
function covered(path: string): (db: Database) => Promise<string> {
	return async (db) => {
		const { id } = await readNewcomer(db);
		await aCoverage(db, id, { plan: "Unlimited email" });
		await postCharges(aClient(db), [aCharge(id, 400n)]);
		return path;
	};
}

/** A page of the newcomer's lots, which fill one and begin another. */
function manyLots(page: number): (db: Database) => Promise<string> {
	return async (db) => {
		await giveLots(db, { userId: (await readNewcomer(db)).id, lots: 28 });
		return `/credits?type=lab&page=${page}`;
	};
}

async function openDetails(page: Page): Promise<void> {
	for (const details of await page.locator("summary").all()) await details.click();
}
