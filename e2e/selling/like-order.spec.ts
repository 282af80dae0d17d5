import { buyPack } from "../testing/app.ts";
import { aBuyer } from "../testing/buyer.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";

const QUESTION = /You ordered this less than a minute ago as #\d+\./;

async function reviewPack(page: Page): Promise<void> {
	await page.goto("/purchase");
	await page.getByRole("link", { name: "Buy 1,000 email credits" }).click();
	await expect(page.getByRole("heading", { name: "Review your order" })).toBeVisible();
}

const payButton = (page: Page) => page.getByRole("button", { name: /^Pay / });
const secondTime = (page: Page) => page.getByRole("checkbox", { name: "Order it a second time" });

test("back from an order, the review says that this was ordered and asks", async ({ db, pageOf }) => {
	const buyer = await aBuyer(db);
	const page = await pageOf(buyer);
	await buyPack(page, { pack: "1,000 email credits", creditedTo: buyer.name });

	await page.goBack();
	await expect(page.getByText(QUESTION)).toBeVisible();
	await payButton(page).click();
	await expect(secondTime(page)).toBeFocused();
	await expect(secondTime(page)).toHaveAccessibleDescription(/Tick this if you want a second order/);
	expect(await db.order.count({ where: { buyerId: buyer.id } })).toBe(1);

	await secondTime(page).check();
	await payButton(page).click();
	await expect(page.getByRole("heading", { name: /^Order #\d+/, level: 1 })).toBeVisible();
	expect(await db.order.count({ where: { buyerId: buyer.id } })).toBe(2);
});

test("a window that was opened before is asked as well, and loses nothing", async ({ db, pageOf }) => {
	const buyer = await aBuyer(db);
	const page = await pageOf(buyer);
	const other = await page.context().newPage();
	await reviewPack(other);
	await other.getByRole("radio", { name: "Demo payment" }).check();
	await buyPack(page, { pack: "1,000 email credits", creditedTo: buyer.name });

	await payButton(other).click();
	await expect(other.getByText(/^Nothing was ordered: you ordered this less than a minute ago as #\d+/)).toBeVisible();
	await expect(other.getByText(QUESTION)).toBeVisible();
	await expect(other.getByRole("radio", { name: "Demo payment" })).toBeChecked();
	expect(await db.order.count({ where: { buyerId: buyer.id } })).toBe(1);
	await other.getByRole("link", { name: /^#\d+$/ }).click();
	await expect(other.getByRole("heading", { name: /^Order #\d+/, level: 1 })).toBeVisible();
});
