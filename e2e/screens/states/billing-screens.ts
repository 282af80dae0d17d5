import type { Page } from "@playwright/test";
import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Screen } from "../screens.ts";

/** Billing Information, and the page on which a billing email is confirmed. */
export const BILLING_SCREENS: readonly Screen[] = [
	{ name: "billing.full", path: "/billing", as: "john" },
	{ name: "billing.loading", path: "/billing", as: "john", holding: "billing_information" },
	{ name: "billing.empty", path: "/billing", as: "newcomer" },
	{ name: "billing.error", path: "/billing", as: "john", without: "billing_information" },
	{ name: "billing.email-waits", path: billingThatWaits, as: "creator" },
	{ name: "review.email-waits", path: reviewThatWaits, as: "creator" },
	{ name: "confirm-billing-email.link", path: linkToConfirm, as: "nobody" },
	{ name: "confirm-billing-email.done", path: linkToConfirm, as: "nobody", act: confirm },
	{ name: "confirm-billing-email.invalid", path: "/confirm-billing-email?token=nonsense", as: "nobody" },
];

/** Gives the creator a billing email that nobody confirmed. */
async function withOtherEmail(db: Database): Promise<{ userId: string; email: string }> {
	const { id: userId, name: legalName } = await db.user.findFirstOrThrow({
		where: { email: "simone.weber@lakeside.example" },
	});
	const email = `accounts.${newId()}@lakeside.example`;
	const address = { addressLine1: "1 Lake Road", city: "Zürich", country: "CH" };
	await db.billingInformation.upsert({
		where: { userId },
		create: { ...address, userId, kind: "person", legalName, billingEmail: email },
		update: { billingEmail: email },
	});
	return { userId, email };
}

async function billingThatWaits(db: Database): Promise<string> {
	await withOtherEmail(db);
	return "/billing";
}

async function reviewThatWaits(db: Database): Promise<string> {
	await withOtherEmail(db);
	return `/purchase/${(await db.plan.findFirstOrThrow({ where: { kind: "pack" }, orderBy: { id: "asc" } })).id}`;
}

async function linkToConfirm(db: Database): Promise<string> {
	const subject = await withOtherEmail(db);
	const token = await transact(db, (tx) => mintToken(tx, { purpose: "billing_email", ...subject }));
	return `/confirm-billing-email?token=${token}`;
}

async function confirm(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Confirm this address" }).click();
	await page.getByRole("heading", { name: "This address is confirmed" }).waitFor();
}
