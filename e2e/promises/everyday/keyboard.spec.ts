import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aBuyer } from "../../testing/buyer.ts";
import { expect, test } from "../../testing/fixtures.ts";
import { Keys } from "../../testing/keys.ts";
import { anOffice } from "../../testing/office.ts";
import { pendingOrders } from "../../testing/pending-orders.ts";

// The everyday stories without a pointer: whatever a key did is said, and the focus is never nowhere.

const main = (page: Page) => page.getByRole("main");
const link = (place: Page | Locator, name: string | RegExp) => place.getByRole("link", { name, exact: true });
const button = (place: Page | Locator, name: string | RegExp) => place.getByRole("button", { name, exact: true });

test("signing in, and skipping to what the page is about", async ({ page, allowProblem }) => {
	allowProblem(/status of 401/);
	const keys = await Keys.of(page);
	await page.goto("/sign-in");
	await keys.goTo(page.getByLabel("Email", { exact: true }));
	await keys.type("fatima.zahra@northwind.example");
	await keys.goTo(page.getByLabel("Password", { exact: true }));
	await keys.type("not this one");
	await keys.press("Enter");
	await keys.hears("Email or password is wrong.");
	await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
	await keys.type("commonpurse-demo");
	await page.keyboard.press("Enter");
	await expect(main(page).getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
	await page.keyboard.press("Tab");
	await expect(link(page, "Skip to content")).toBeFocused();
	await keys.press("Enter");
	await expect(main(page)).toBeFocused();
});

test("an administrator chooses a person's Credit Owner in Advanced Settings", async ({ db, pageOf }) => {
	const { admin, john, organization } = await anOffice(db);
	const nora = await aUser(db, organization, { name: "Nora Lind" });
	const page = await pageOf(admin);
	const keys = await Keys.of(page);
	await page.goto("/");
	await keys.use(link(page, "User"));
	await keys.arrivesAt("User");
	await keys.use(link(page, "Edit Nora Lind"));
	await keys.arrivesAt("User Information", "Nora Lind · User");
	await keys.use(button(page, "Advanced Settings"));
	const window = page.getByRole("dialog", { name: "Advanced Settings" });
	await expect(window.getByRole("combobox", { name: "Credit Owner" })).toBeFocused();
	await keys.type("John");
	await expect(window.getByRole("option", { name: /^John Marsh/ })).toHaveAttribute("aria-selected", "true");
	await keys.press("Enter");
	await keys.hears(/What changes for Nora Lind.*10,000 email/);
	await keys.use(button(window, "Save"));
	await keys.hears("You have unsaved changes: Credit Owner.");
	await expect(button(page, "Advanced Settings")).toBeFocused();
	await keys.use(button(page, "Save"));
	await keys.hears("Saved. Nora Lind now uses John Marsh’s credits.");
	await expect(main(page).getByText("Credit Owner: John Marsh")).toBeVisible();
	await keys.keepFocus("at the end");
	expect(await db.user.findUniqueOrThrow({ where: { id: nora.id } })).toMatchObject({ creditOwnerId: john.id });
});

test("a Credit User looks at the Credit Owner's credits and at their own", async ({ db, pageOf }) => {
	const { peter, john } = await anOffice(db);
	await boughtCredits(db, { beneficiaryId: john.id, credits: 100n });
	const page = await pageOf(peter);
	const keys = await Keys.of(page);
	await page.goto("/");
	await keys.use(link(page, "Credit Usage"));
	await keys.arrivesAt("Credit Usage");
	await keys.use(link(page, "Order History"));
	await keys.arrivesAt("Order History");
	await keys.use(link(main(page).getByRole("columnheader"), "Total"));
	await keys.hears("Sorted by Total");
	await keys.use(link(page.getByRole("navigation", { name: "Whose credits" }), "Mine"));
	await keys.hears("Your own credits are shown.");
	await expect(main(page).getByRole("table")).toHaveCount(0);
	await keys.use(link(page, "Overview"));
	await keys.arrivesAt("Overview");
});

test("a creator shares credits, adds and blocks people, reads the report, and deletes the group", async ({
	db,
	pageOf,
}) => {
	const creator = await aUser(db, await anOrganization(db));
	await boughtCredits(db, { beneficiaryId: creator.id, creditTypeId: "lab", credits: 50n });
	const page = await pageOf(creator);
	const keys = await Keys.of(page);
	const window = page.getByRole("dialog");
	await page.goto("/share");

	await test.step("creates it and puts credits into it", async () => {
		await keys.use(button(page, "Create a Share Group").first());
		await expect(window.getByLabel("Group name")).toBeFocused();
		await keys.type("Spring labs");
		await keys.press("Enter");
		await keys.hears("Spring labs is created.");
		await keys.arrivesAt("Manage Spring labs");
		await expect(page.getByLabel("Number of credits", { exact: true })).toBeFocused();
		await keys.type("10");
		await keys.hears("group: 0 → 10");
		await keys.press("Enter");
		await keys.hears("10 lab credits moved into the group.");
	});

	await test.step("adds an address and a domain, and blocks another address", async () => {
		await keys.use(button(page, "Add people").first());
		await expect(window.getByLabel("Email addresses and domains")).toBeFocused();
		await keys.type("tom@elsewhere.example\nmarsh.example");
		await keys.use(button(window, /^Add \d.* notify 1/));
		await keys.hears("2 entries are added; 1 welcome email is on its way.");
		await keys.use(button(page, "Block addresses"));
		await keys.type("bob@marsh.example");
		await keys.use(button(window, "Block"));
		await keys.hears("1 address is blocked.");
	});

	await test.step("reads the report and takes it along", async () => {
		await keys.use(link(main(page), "Report"));
		await keys.arrivesAt("Report of Spring labs");
		const download = page.waitForEvent("download");
		await keys.use(link(main(page), /^(CSV|Download)/).first());
		expect(await readFile(await (await download).path(), "utf8")).toContain("date_used");
	});

	await test.step("deletes it from the list, whose row is gone then", async () => {
		await keys.use(link(page, "Share Credits").first());
		await keys.arrivesAt("Share Credits");
		await keys.use(button(page, "Actions for Spring labs"));
		await keys.goTo(page.getByRole("menuitem", { name: "Delete" }), "ArrowDown");
		await keys.press("Enter");
		const question = page.getByRole("alertdialog");
		await keys.use(button(question, "Delete the group"));
		await keys.hears("Spring labs is deleted.");
		await expect(button(page, "Actions for Spring labs")).toHaveCount(0);
		await keys.keepFocus("where the row was");
	});
});

test("a member buys a plan that the palette leads to", async ({ db, pageOf }) => {
	const page = await pageOf(await aBuyer(db));
	const keys = await Keys.of(page);
	await page.goto("/overview");
	await keys.goTo(link(page, "Purchase").first());
	await keys.press("ControlOrMeta+k");
	await expect(page.getByRole("dialog", { name: "Search" }).getByRole("combobox")).toBeFocused();
	await keys.type("purchase");
	await keys.hears("1 result");
	await keys.press("Enter");
	await keys.arrivesAt("Purchase");
	await keys.use(link(page, "Buy 1,000 email credits"));
	await keys.arrivesAt("Review your order");
	await keys.use(button(page, /^Pay /));
	await keys.hears("Your order is paid.");
	await expect(main(page).getByRole("heading", { level: 1 })).toContainText("Order #");
	await keys.keepFocus("on the order's page");
});

test("an operator marks orders paid, whose rows are gone then", async ({ db, pageOf }) => {
	const orders = await pendingOrders(db, 3);
	const page = await pageOf("operator@commonpurse.example");
	const keys = await Keys.of(page);
	await page.goto(orders.address);
	await keys.use(page.getByRole("checkbox", { name: "Select all on this page" }), "Space");
	await keys.hears(/^3 orders to be paid/);
	await keys.use(button(page, "Mark 3 paid"));
	await keys.use(button(page.getByRole("alertdialog"), "Mark 3 paid"));
	await keys.hears("3 orders are paid.");
	await expect(main(page).getByRole("table")).toHaveCount(0);
	await keys.keepFocus("where the rows were");
	expect(await orders.left()).toBe(0);
});
