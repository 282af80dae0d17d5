import type { Locator, Page } from "@playwright/test";
import { fillIn } from "./app.ts";
import { expect } from "./fixtures.ts";

/** What a share group's creator and its members do and see, in the words of the product. */

/** The avatar's pop-up, and in its lower left corner the way to Credits & Subscriptions. */
export async function openCredits(page: Page, name: string): Promise<void> {
	await page.getByRole("button", { name: `Account of ${name}` }).click();
	await page
		.getByRole("dialog", { name: `Account of ${name}` })
		.getByRole("link", { name: /lab credits/ })
		.click();
	await expect(page.getByRole("heading", { name: "Credits & Subscriptions", level: 1 })).toBeVisible();
}

/** Credits & Subscriptions: "You have N Credits". */
export async function expectToHave(page: Page, labCredits: number): Promise<void> {
	await page.goto("/credits");
	await expect(labCard(page)).toContainText(`You have ${labCredits} Credit`);
}

/** More Details: what each source holds, by its name. */
export async function expectSources(page: Page, sources: Readonly<Record<string, string>>): Promise<void> {
	await labCard(page).getByText("More Details").click();
	for (const [source, remaining] of Object.entries(sources)) {
		await expect(labCard(page).getByRole("row", { name: source })).toContainText(remaining);
	}
}

function labCard(page: Page): Locator {
	return page.getByRole("main").getByRole("region", { name: "Lab", exact: true });
}

/** From Credits & Subscriptions: Share Your Credits with Friends, Create a Share Group, Update, which leads to its page. */
export async function createShareGroup(page: Page, { name }: { name: string }): Promise<void> {
	await page.getByRole("link", { name: "Share Your Credits with Friends" }).click();
	await page.getByRole("button", { name: "Create a Share Group" }).first().click();
	const window = page.getByRole("dialog", { name: "Create a Share Group" });
	await fillIn(window.getByLabel("Group name"), name);
	await fillIn(window.getByLabel("Description"), "For the labs of this term");
	await window.getByRole("button", { name: "Update" }).click();
	await expect(page.getByRole("heading", { name: `Manage ${name}` })).toBeVisible();
}

/** The line of a group under Share Credits. */
export function groupRow(page: Page, name: string): Locator {
	return page.getByRole("main").getByRole("row", { name });
}

export async function manageGroup(page: Page, name: string): Promise<void> {
	await page.goto("/share");
	await groupRow(page, name).getByRole("link", { name, exact: true }).click();
	await expect(page.getByRole("heading", { name: `Manage ${name}` })).toBeVisible();
}

/** On the group's page: says what will be before it is, and then shares; an impatient second click has no effect. */
export async function shareCredits(
	page: Page,
	{ credits, effect }: { credits: number; effect: string },
): Promise<void> {
	await fillIn(page.getByLabel("Number of credits", { exact: true }), String(credits));
	await expect(page.getByText(effect)).toBeVisible();
	await page.getByRole("button", { name: "Share Credits" }).dblclick();
	await expect(page.getByText(`${credits} lab credits moved into the group.`).first()).toBeVisible();
}

export async function writeEmailMessage(page: Page, message: string): Promise<void> {
	await page.getByRole("button", { name: "Edit, preview" }).click();
	const window = page.getByRole("dialog", { name: "Email Message" });
	await fillIn(window.getByLabel("Email Message"), message);
	await window.getByRole("button", { name: "Preview the email" }).click();
	await expect(window.getByRole("status", { name: "The welcome email" })).toContainText(message);
	await window.getByRole("button", { name: "Save" }).click();
	await expect(window).toBeHidden();
}

interface NewMember {
	entry: string;
	mails: number;
	/** Clears the tick, so that nobody is told. */
	untold?: boolean;
	/** An Email Message to write on the way. */
	message?: string;
}

/** Add people: the button says how many are added and told as soon as the entry is typed. */
export async function addMember(page: Page, { entry, mails, untold, message }: NewMember): Promise<void> {
	await page.getByRole("button", { name: "Add people" }).first().click();
	const window = page.getByRole("dialog", { name: "Add people" });
	await fillIn(window.getByLabel("Email addresses and domains"), entry);
	if (untold) await window.getByRole("checkbox", { name: "Notify them by email" }).uncheck();
	if (message) {
		await fillIn(window.getByLabel("Email Message"), message);
		await window.getByRole("button", { name: "Preview the email" }).click();
		await expect(window.getByRole("status", { name: "The welcome email" })).toContainText(message);
	}
	await window.getByRole("button", { name: mails === 0 ? "Add 1" : "Add and notify 1", exact: true }).click();
	const mailed = mails === 0 ? "nobody is emailed" : "1 welcome email is on its way";
	await expect(page.getByText(`1 entry is added; ${mailed}.`).first()).toBeVisible();
	await expect(window).toBeHidden();
}

export async function block(page: Page, address: string): Promise<void> {
	await page.getByRole("button", { name: "Block addresses" }).click();
	const window = page.getByRole("dialog", { name: "Blocklist Emails" });
	await fillIn(window.getByLabel("Blocklist Emails"), address);
	await window.getByRole("button", { name: "Block", exact: true }).click();
	await expect(window).toBeHidden();
	await expect(page.getByRole("row", { name: address })).toContainText("Blocked");
}

/** Check an address: whether it would get access, and why. */
export async function expectAccess(page: Page, { address, says }: { address: string; says: RegExp }): Promise<void> {
	await page.getByRole("button", { name: "Check an address" }).click();
	const window = page.getByRole("dialog", { name: "Check an address" });
	await fillIn(window.getByLabel("Email address"), address);
	await window.getByRole("button", { name: "Check", exact: true }).click();
	await expect(window.getByText(says).first()).toBeVisible();
	await window.getByRole("button", { name: "Close" }).last().click();
}

/** From the list: Delete, after it has said what will happen. */
export async function deleteGroup(
	page: Page,
	{ name, effects }: { name: string; effects: readonly string[] },
): Promise<void> {
	await page.goto("/share");
	await page.getByRole("button", { name: `Actions for ${name}` }).click();
	await page.getByRole("menuitem", { name: "Delete" }).click();
	const question = page.getByRole("alertdialog", { name: `Delete ${name}?` });
	for (const effect of effects) await expect(question).toContainText(effect);
	await question.getByRole("button", { name: "Delete the group" }).click();
	await expect(question).toBeHidden();
}
