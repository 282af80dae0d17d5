import type { Database } from "@/lib/platform/database/db.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aBuyer } from "../../testing/buyer.ts";
import { expect, type Page, test } from "../../testing/fixtures.ts";
import { pendingOrders } from "../../testing/pending-orders.ts";

// What is done every day takes few clicks, counted from the page on which the reader starts to what is stored. Text is
// typed where a field has the focus, which comes by itself or takes a click, and no other key is pressed.

/** Counts the page's real clicks from now on, on whichever page they are. Returns how many there were. */
async function countClicks(page: Page): Promise<() => number> {
	let clicks = 0;
	await page.exposeFunction("countClick", () => {
		clicks += 1;
	});
	await page.addInitScript(() => {
		const { countClick } = window as unknown as { countClick: () => void };
		// A key that presses a button makes a click without a number.
		const count = ({ isTrusted, detail }: MouseEvent) => isTrusted && detail > 0 && countClick();
		document.addEventListener("click", count, { capture: true });
	});
	return () => clicks;
}

/** An administrator with nothing to use, John with credits, and so many others with none. */
async function anOffice(db: Database, others: number) {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const john = await aUser(db, organization, { name: "John Office" });
	await grantCredits(db, john.id, 1_000n);
	const people = await Promise.all(
		Array.from({ length: others }, (_, nth) => aUser(db, organization, { name: `Person ${nth + 10}` })),
	);
	const usingJohn = () => db.user.count({ where: { creditOwnerId: john.id, id: { in: people.map(({ id }) => id) } } });
	return { admin, usingJohn };
}

const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

test("one person gets a Credit Owner in four clicks", async ({ db, pageOf }) => {
	const { admin, usingJohn } = await anOffice(db, 3);
	const page = await pageOf(admin);
	const clicks = await countClicks(page);
	await page.goto("/");
	await link(page, "User").click();
	await page.getByRole("button", { name: "Set Credit Owner of Person 11" }).click();
	const window = page.getByRole("dialog");
	await expect(window.getByRole("combobox", { name: "Credit Owner" })).toBeFocused();
	await page.keyboard.type("John");
	// Who is found stands above the one who is chosen now.
	await expect(window.getByRole("option").first()).toHaveText(/^John Office/);
	await window.getByRole("option", { name: /^John Office/ }).click();
	await window.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Saved. Person 11 now uses John Office’s credits.").first()).toBeVisible();
	expect(await usingJohn()).toBe(1);
	expect(clicks()).toBeLessThanOrEqual(4);
});

test("thirty people get one in eight", async ({ db, pageOf }) => {
	const { admin, usingJohn } = await anOffice(db, 30);
	const page = await pageOf(admin);
	const clicks = await countClicks(page);
	await page.goto("/");
	await link(page, "User").click();
	await page.getByRole("searchbox", { name: "Search by name or email" }).click();
	await page.keyboard.type("Person");
	await expect(page.getByRole("row", { name: "John Office" })).toHaveCount(0);
	await page.getByRole("checkbox", { name: "Select all on this page" }).click();
	await page.getByRole("button", { name: "Select all 30 that match" }).click();
	await expect(page.getByText("30 people selected")).toBeVisible();
	await page.getByRole("button", { name: "Set Credit Owner…", exact: true }).click();
	const window = page.getByRole("dialog");
	await window.getByRole("option", { name: /^John Office/ }).click();
	await window.getByRole("button", { name: "Change 30 people" }).click();
	await expect(page.getByText("30 people were changed.").first()).toBeVisible();
	expect(await usingJohn()).toBe(30);
	expect(clicks()).toBeLessThanOrEqual(8);
});

test("a plan is bought in three", async ({ db, pageOf }) => {
	const buyer = await aBuyer(db);
	const page = await pageOf(buyer);
	const clicks = await countClicks(page);
	await page.goto("/");
	await page.getByRole("navigation", { name: "Plans and Billing" }).getByRole("link", { name: "Purchase" }).click();
	await link(page, "Buy 1,000 email credits").click();
	await page.getByRole("button", { name: /^Pay / }).click();
	await expect(page.getByRole("heading", { name: /^Order #\d+/, level: 1 })).toBeVisible();
	expect(await db.order.count({ where: { buyerId: buyer.id, credits: 1_000n, status: "paid" } })).toBe(1);
	expect(clicks()).toBeLessThanOrEqual(3);
});

test("a share group gets credits and people in six", async ({ db, pageOf }) => {
	const creator = await aUser(db, await anOrganization(db));
	await boughtCredits(db, { beneficiaryId: creator.id, creditTypeId: "lab", credits: 50n });
	const page = await pageOf(creator);
	const clicks = await countClicks(page);
	await page.goto("/");
	await link(page, "Share Credits").click();
	await page.getByRole("button", { name: "Create a Share Group" }).first().click();
	await expect(page.getByRole("dialog").getByLabel("Group name")).toBeFocused();
	await page.keyboard.type("Spring labs");
	await page.getByRole("dialog").getByRole("button", { name: "Update" }).click();
	await expect(page.getByLabel("Number of credits", { exact: true })).toBeFocused();
	await page.keyboard.type("10");
	await page.getByRole("main").getByRole("button", { name: "Share Credits" }).click();
	await expect(page.getByText("10 lab credits moved into the group.").first()).toBeVisible();
	await page.getByRole("button", { name: "Add people" }).first().click();
	const window = page.getByRole("dialog", { name: "Add people" });
	await expect(window.getByLabel("Email addresses and domains")).toBeFocused();
	await page.keyboard.type(`somebody.${creator.id.slice(-8)}@elsewhere.example`);
	await window.getByRole("button", { name: "Add and notify 1", exact: true }).click();
	await expect(page.getByText("1 entry is added; 1 welcome email is on its way.").first()).toBeVisible();
	const [group] = await db.shareGroup.findMany({ where: { creatorId: creator.id }, include: { entries: true } });
	expect(group?.entries).toHaveLength(1);
	expect(clicks()).toBeLessThanOrEqual(6);
});

test("fourteen orders are marked paid in four", async ({ db, pageOf }) => {
	const orders = await pendingOrders(db, 14);
	const page = await pageOf("operator@commonpurse.example");
	const clicks = await countClicks(page);
	await page.goto("/");
	await page.getByRole("listitem").filter({ hasText: "wait to be paid" }).getByRole("link", { name: "Show" }).click();
	await expect(page.getByRole("table", { name: "Orders" })).toBeVisible();
	// As if nobody else had ordered: the other tests' orders stay theirs.
	await page.goto(orders.address);
	await page.getByRole("checkbox", { name: "Select all on this page" }).click();
	await page.getByRole("button", { name: "Mark 14 paid" }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Mark 14 paid" }).click();
	await expect(page.getByText("14 orders are paid.").first()).toBeVisible();
	expect(await orders.left()).toBe(0);
	expect(clicks()).toBeLessThanOrEqual(4);
});
