import type { Page } from "@playwright/test";
import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { grantCredits, inDays } from "@/lib/testing/ledger.ts";
import type { Screen } from "../screens.ts";

/** Alerts on wallets and share groups, and what will expire unused, in each of their states. */
export const ALERT_SCREENS: readonly Screen[] = [
	{ name: "alerts.full", path: withAlerts("/credits"), as: "creator" },
	{ name: "alerts.add", path: withAlerts("/credits"), as: "creator", act: press("Add an alert") },
	{ name: "alerts.wrong", path: withAlerts("/credits"), as: "creator", act: addNothing },
	{ name: "alerts.change", path: withAlerts("/credits"), as: "creator", act: press(/^Change the alert/) },
	{ name: "alerts.loading", path: "/credits", as: "creator", holding: "alert" },
	{ name: "alerts.error", path: "/credits", as: "creator", without: "alert" },
	{ name: "confirm-alerts.link", path: linkToConfirm, as: "nobody" },
	{ name: "confirm-alerts.done", path: linkToConfirm, as: "nobody", act: confirm },
	{ name: "confirm-alerts.invalid", path: "/confirm-alerts?token=nonsense", as: "nobody" },
	{ name: "expiry.credits", path: withExpiry("/credits"), as: "creator" },
	{ name: "expiry.overview", path: withExpiry("/overview"), as: "creator" },
];

const creatorOf = (db: Database) => db.user.findFirstOrThrow({ where: { email: "simone.weber@lakeside.example" } });

/** One that is crossed, with a receiver who hasn't agreed. */
async function anAlert(db: Database): Promise<{ userId: string; email: string }> {
	const { id: userId } = await creatorOf(db);
	await db.alert.deleteMany({ where: { userId } });
	const accounts = await db.account.findMany({ where: { userId }, orderBy: { creditTypeId: "asc" } });
	const email = `operations.${newId()}@lakeside.example`;
	for (const [index, account] of accounts.entries()) {
		const credits = index === 0 ? 900_000_000n : 1n;
		const alert = { id: newId(), userId, accountId: account.id, credits, madeAt: new Date() };
		const receivers = { create: index === 0 ? [{ email, address: email }] : [] };
		await db.alert.create({ data: { ...alert, crossedAt: new Date(), receivers } });
	}
	return { userId, email };
}

function withAlerts(path: string): (db: Database) => Promise<string> {
	return async (db) => {
		await anAlert(db);
		return path;
	};
}

/** More than is used, in two lots. */
function withExpiry(path: string): (db: Database) => Promise<string> {
	return async (db) => {
		const { id } = await creatorOf(db);
		for (const days of [5, 25]) await grantCredits(db, id, 13_120n, { creditTypeId: "lab", expiresAt: inDays(days) });
		return path;
	};
}

async function linkToConfirm(db: Database): Promise<string> {
	const subject = await anAlert(db);
	const token = await transact(db, (tx) => mintToken(tx, { purpose: "alert_email", ...subject }));
	return `/confirm-alerts?token=${token}`;
}

async function confirm(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Confirm this address" }).click();
	await page.getByRole("heading", { name: "This address is confirmed" }).waitFor();
}

function press(name: string | RegExp): (page: Page) => Promise<void> {
	return async (page) => {
		await page.getByRole("main").getByRole("button", { name }).first().click();
		await page.getByRole("dialog").waitFor();
	};
}

/** What is missing is said at its field. */
async function addNothing(page: Page): Promise<void> {
	await press("Add an alert")(page);
	await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
	await page.getByText("Enter a whole number of credits, 1 or more.").first().waitFor();
}
