import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** What people do in the portal and see there, in the words of the product, so that a test reads as its story. */

type CreditType = "Email" | "SMS" | "Lab";

export async function signIn(page: Page, email: string): Promise<void> {
	await page.goto("/sign-in");
	await page.getByLabel("Email", { exact: true }).fill(email);
	await page.getByLabel("Password", { exact: true }).fill("commonpurse-demo");
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	// Where one starts depends on what one has to do with.
	await expect(page.getByRole("button", { name: /^Account of / })).toBeVisible();
}

/** From anywhere: Admin, User, and the edit icon of somebody's row. */
export async function editUser(page: Page, name: string): Promise<void> {
	await page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name: "Admin" }).click();
	await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "User", exact: true }).click();
	await page.getByRole("searchbox", { name: "Search by name or email" }).fill(name);
	await page.getByRole("link", { name: `Edit ${name}` }).click();
	await expect(page.getByRole("heading", { name: "User Information" })).toBeVisible();
}

/** Advanced Settings: opens the window and chooses the Credit Owner. Answers the window. */
export async function chooseCreditOwner(page: Page, owner: string): Promise<Locator> {
	await page.getByRole("button", { name: "Advanced Settings" }).click();
	const window = page.getByRole("dialog", { name: "Advanced Settings" });
	await window.getByRole("combobox", { name: "Credit Owner" }).fill(owner);
	await window.getByRole("option", { name: new RegExp(`^${owner}`) }).click();
	await expect(window.getByText(/What changes for/)).toBeVisible();
	return window;
}

/** The same, and saves the window, which only stages the change. */
export async function stageCreditOwner(page: Page, owner: string): Promise<void> {
	const window = await chooseCreditOwner(page, owner);
	await window.getByRole("button", { name: "Save" }).click();
	await expect(window).toBeHidden();
	await expect(page.getByText("You have unsaved changes: Credit Owner.")).toBeVisible();
}

export async function saveUserInformation(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByText(/^Saved\./).first()).toBeVisible();
}

/** The whole way: Admin, User, Edit, Advanced Settings, Credit Owner, Save, Save. */
export async function assignCreditOwner(page: Page, { user, owner }: { user: string; owner: string }): Promise<void> {
	await editUser(page, user);
	await stageCreditOwner(page, owner);
	await saveUserInformation(page);
	await expectCreditOwner(page, owner);
}

/** On User Information: what is stored, or staged. */
export async function expectCreditOwner(page: Page, owner: string): Promise<void> {
	await expect(page.getByRole("main").getByText(`Credit Owner: ${owner}`)).toBeVisible();
}

/** What Overview says is available. */
export async function availableCredits(page: Page, type: CreditType, view?: "own"): Promise<number> {
	await page.goto(view ? `/overview?view=${view}` : "/overview");
	const card = page
		.getByRole("main")
		.locator("section")
		.filter({ has: page.getByRole("heading", { name: `${type} credits` }) });
	const line = await card
		.getByText(/^[\d,]+\s*available$/)
		.first()
		.textContent();
	return Number(line?.replace(/\D/g, ""));
}

export async function expectCredits(
	page: Page,
	expected: { type: CreditType; credits: number; view?: "own" },
): Promise<void> {
	expect(await availableCredits(page, expected.type, expected.view)).toBe(expected.credits);
}

/** Use credits: picks what, how many, and confirms. Answers nothing where the portal refused. */
export async function useCredits(page: Page, { item, credits }: { item: string; credits: number }): Promise<void> {
	await page.goto("/use-credits");
	await page.getByRole("radio", { name: item }).check();
	await fillIn(page.getByLabel(/^Number of .* credits/), String(credits));
	await page.getByRole("button", { name: /^Use [\d,]+ / }).click();
}

/** On the receipt: that so many email credits were used, and whose. */
export async function expectUsed(page: Page, { credits, paidBy }: { credits: number; paidBy: string }): Promise<void> {
	const used = `${credits.toLocaleString("en")} email credits were used`;
	const receipt = page.getByRole("region", { name: used });
	await expect(receipt).toBeVisible();
	await expect(receipt.getByText(paidBy, { exact: true })).toBeVisible();
}

/** Purchase: the pack, the review with the demo's payment, and the order's own page at the end. */
export async function buyPack(page: Page, { pack, creditedTo }: { pack: string; creditedTo: string }): Promise<void> {
	await page.goto("/purchase");
	await expect(page.getByText(`Credits will go to: ${creditedTo}.`)).toBeVisible();
	await page.getByRole("link", { name: `Buy ${pack}` }).click();
	await expect(page.getByRole("heading", { name: "Review your order" })).toBeVisible();
	await expect(page.getByRole("main").getByText(creditedTo).first()).toBeVisible();
	await page.getByRole("radio", { name: "Demo payment" }).check();
	await page.getByRole("button", { name: /^Pay / }).click();
	await expect(page.getByRole("heading", { name: /^Order #\d+/, level: 1 })).toBeVisible();
}

/** Types over what a field says; again where the page woke up in between and put what was typed behind the old text. */
export async function fillIn(field: Locator, text: string): Promise<void> {
	await expect(async () => {
		await field.fill(text);
		await expect(field).toHaveValue(text, { timeout: 1_000 });
	}).toPass();
}

/** Who sells and how invoices are paid, in the form that sets up a deployment. */
export async function fillInSeller(page: Page): Promise<void> {
	await fillIn(page.getByLabel("Legal name"), "Harbour Credits Ltd");
	await fillIn(page.getByLabel("Address", { exact: true }), "1 Quay");
	await fillIn(page.getByLabel("City"), "Bergen");
	await page.getByLabel("Country").selectOption("NO");
	await fillIn(page.getByLabel("Support email"), "help@harbour.example");
	await fillIn(page.getByLabel("How to pay"), "Bank of Bergen\nIBAN NO93 8601 1117 947");
	await fillIn(page.getByLabel("Days to pay"), "21");
	await page.getByLabel("Currency").selectOption("NOK");
	await page.getByLabel("Time zone").selectOption("Europe/Oslo");
}

/** Rows of a page's table that say all of this. */
export function rowWith(page: Page, ...texts: string[]) {
	return texts.reduce((rows, text) => rows.filter({ hasText: text }), page.getByRole("main").getByRole("row"));
}
