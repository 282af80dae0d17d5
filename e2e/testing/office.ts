import type { Locator, Page } from "@playwright/test";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { fillIn } from "./app.ts";
import { expect } from "./fixtures.ts";

/** Peter and Mary use John's email credits, which came at that instant; Ada administrates. */
export async function anOffice(db: Database, since = inDays(0)) {
	const organization = await anOrganization(db);
	const john = await aUser(db, organization, { name: "John Marsh" });
	await grantCredits(db, john.id, 10_000n, { clock: clockAt(since) });
	return {
		organization,
		john,
		admin: await aUser(db, organization, { name: "Ada Stein", role: "administrator" }),
		peter: await aUser(db, organization, { name: "Peter Vale", creditOwnerId: john.id }),
		mary: await aUser(db, organization, { name: "Mary Brook", creditOwnerId: john.id }),
	};
}

export const rowOf = (page: Page, name: string): Locator =>
	page.getByRole("main").getByRole("row").filter({ hasText: name });

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** In the window that is open: so many email credits a week. */
export async function fillInLimit(page: Page, credits: number): Promise<void> {
	const windows = page.getByRole("dialog");
	const window = windows.last();
	await window.getByLabel("Credit type").selectOption("email");
	// It may have been opened from another, which stays.
	const open = await windows.count();
	await window.getByLabel("Limit", { exact: true }).selectOption("Credits a week");
	await fillIn(window.getByLabel("Number of email credits"), String(credits));
	await window.getByRole("button", { name: "Save" }).click();
	await expect(windows).toHaveCount(open - 1);
}

/** In Advanced Settings, which is opened and saved for it: a higher limit a week until the end of tomorrow. */
export async function stageRaise(page: Page, { name, credits }: { name: string; credits: number }): Promise<void> {
	await page.getByRole("button", { name: "Advanced Settings" }).click();
	const window = page.getByRole("dialog", { name: "Advanced Settings" });
	await expect(window.getByText("50 email credits a week")).toBeVisible();
	await window.getByRole("button", { name: `Raise the limit of ${name}` }).click();
	const raise = page.getByRole("dialog", { name: `Raise the limit of ${name}` });
	await fillIn(raise.getByLabel("Credits a week"), String(credits));
	await raise.getByLabel("Until the end of").fill(dayOf(inDays(1)));
	await raise.getByRole("button", { name: "Raise", exact: true }).click();
	await expect(window.getByText(`${credits} email credits a week`)).toBeVisible();
	await window.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("You have unsaved changes: Limits.")).toBeVisible();
}
