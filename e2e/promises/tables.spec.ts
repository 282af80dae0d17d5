import type { Locator } from "@playwright/test";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";
import { pendingOrders } from "../testing/pending-orders.ts";

const ADMIN = "admin@northwind.example";
const JOHN = "john@northwind.example";
const OPERATOR = "operator@commonpurse.example";

/** How far a table reaches beyond its place, in pixels. */
const beyond = (page: Page) =>
	page.getByRole("table").evaluate((table) => {
		const room = table.parentElement ?? table;
		return room.scrollWidth - room.clientWidth;
	});
async function boxOf(element: Locator) {
	const box = await element.boundingBox();
	if (!box) throw new Error("It isn't shown.");
	return box;
}
const headers = (page: Page) => page.getByRole("columnheader").allInnerTexts();
const topBarEnds = (page: Page) =>
	page.getByRole("banner").evaluate((bar) => Math.round(bar.getBoundingClientRect().bottom));
const headerBegins = (page: Page) =>
	page
		.getByRole("columnheader")
		.first()
		.evaluate((header) => Math.round(header.getBoundingClientRect().top));

test("where there is less room minor columns give way, Status never, and the header stays under the top bar", async ({
	pageOf,
}) => {
	const page = await pageOf(OPERATOR);
	await page.setViewportSize({ width: 1280, height: 500 });
	await page.goto("/operator/orders");
	await expect(page.getByRole("columnheader", { name: "Credited to" })).toBeVisible();
	await page.setViewportSize({ width: 1024, height: 500 });
	await expect(page.getByRole("columnheader", { name: "Credited to" })).toBeHidden();
	await expect(page.getByRole("columnheader", { name: "Status" })).toBeInViewport({ ratio: 1 });
	expect(await beyond(page)).toBeLessThanOrEqual(0);
	await page.getByRole("row").last().scrollIntoViewIfNeeded();
	expect(await headerBegins(page)).toBe(await topBarEnds(page));

	// Columns that were chosen stay, and a shadow says that there is more.
	await page.goto(
		"/operator/orders?columns=placedAt,organization,buyer,beneficiary,plan,total,reference,status,billedTo",
	);
	await expect(page.getByRole("columnheader", { name: "Billed to" })).toBeAttached();
	expect(await beyond(page)).toBeGreaterThan(0);
	await expect(page.locator("[data-more-right]").filter({ has: page.getByRole("table") })).toHaveCount(1);
	await page.getByRole("row").last().scrollIntoViewIfNeeded();
	await expect.poll(async () => Math.abs((await headerBegins(page)) - (await topBarEnds(page)))).toBeLessThanOrEqual(1);
});

test("how many rows and which columns a list shows is kept for the next visit", async ({ pageOf }) => {
	const page = await pageOf(JOHN);
	await page.goto("/usage");
	await page.getByRole("combobox", { name: "Rows per page" }).selectOption("50");
	await page.getByRole("button", { name: "Columns" }).click();
	await page.getByRole("checkbox", { name: "Service" }).check();
	await expect(page.getByRole("columnheader", { name: "Service" })).toBeVisible();
	await page.goto("/overview");
	await page.goto("/usage");
	await expect(page.getByRole("combobox", { name: "Rows per page" })).toHaveValue("50");
	await expect(page.getByRole("columnheader", { name: "Service" })).toBeVisible();

	await page.getByRole("button", { name: "Columns" }).click();
	await page.getByRole("button", { name: "Show the usual columns" }).click();
	await expect(page.getByRole("columnheader", { name: "Service" })).toBeHidden();
	await page.keyboard.press("Escape");
	await page.getByRole("combobox", { name: "Rows per page" }).selectOption("25");
	await page.goto("/usage");
	await expect(page.getByRole("combobox", { name: "Rows per page" })).toHaveValue("25");
	expect(await headers(page)).not.toContain("Service");
});

test("a list that is sorted by the keyboard says so, and the focus stays on the header", async ({ pageOf }) => {
	const page = await pageOf(ADMIN);
	await page.goto("/admin/users");
	const name = page.getByRole("columnheader", { name: "Name" }).getByRole("link");
	await name.focus();
	await page.keyboard.press("Enter");
	await expect(page.locator("[aria-live=polite]").filter({ hasText: "Sorted by Name, descending" })).toBeAttached();
	await expect(name).toBeFocused();
});

test("on phones the filters and the order are one sheet, under the search is one line, and no row is higher than 96 pixels", async ({
	db,
	pageOf,
}) => {
	const page = await pageOf(OPERATOR);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto("/operator/orders");
	await page.getByRole("button", { name: "Filters", exact: true }).click();
	const sheet = page.getByRole("dialog", { name: "Filters" });
	await sheet.getByRole("combobox", { name: "Status" }).selectOption("paid");
	await expect(sheet.getByRole("combobox", { name: "Sort by" })).toBeVisible();
	await sheet.getByRole("button", { name: "Show the rows" }).click();
	const button = page.getByRole("button", { name: "Filters (1)" });
	await expect(button).toBeFocused();
	const organization = await anOrganization(db);
	const owner = await aUser(db, organization);
	await grantCredits(db, owner.id, 100n);
	await aUser(db, organization, { creditOwnerId: owner.id });
	for (const [as, address] of [
		[OPERATOR, (await pendingOrders(db, 1)).address],
		[ADMIN, "/admin/users?status=active"],
		[ADMIN, "/admin/orders"],
		[ADMIN, "/admin/audit"],
		[owner, "/overview/limits"],
		[JOHN, "/usage"],
		[JOHN, "/orders"],
	] as const) {
		const phone = await pageOf(as);
		await phone.setViewportSize({ width: 390, height: 844 });
		await phone.goto(address);
		const rows = phone.getByRole("main").locator("tbody > tr");
		await rows.first().waitFor();
		const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
		expect(Math.max(...heights), address).toBeLessThanOrEqual(96);
		const search = await boxOf(phone.getByRole("main").getByRole("searchbox"));
		const first = await boxOf(rows.first());
		expect(first.y - (search.y + search.height), `${address}: one line of buttons`).toBeLessThan(72);
	}
});
