import type { Locator } from "@playwright/test";
import { expect, type Page, test } from "../testing/fixtures.ts";

const JOHN = "john@northwind.example";

const panel = (page: Page) => page.getByRole("dialog", { name: "Credits used" });
const rowLink = (page: Page, place: number) => page.locator("main tbody tr").nth(place).locator("a[data-row-link]");
const itemOf = async (page: Page, place: number) => (await rowLink(page, place).textContent()) ?? "";
/** A cell without a link: who used the credits. */
const cell = (page: Page, place: number) => page.locator("main tbody tr").nth(place).getByRole("cell").nth(1);

async function openUsage(page: Page, address = "/usage") {
	await page.goto(address);
	await expect(rowLink(page, 0)).toBeVisible();
}

test("A row of Credit Usage opens its charge, which has an address; closing it leads back to the row", async ({
	pageOf,
}) => {
	const page = await pageOf(JOHN);
	await openUsage(page, "/usage?type=email&view=own");
	const item = await itemOf(page, 2);

	await test.step("a click on any cell opens it, Escape closes it", async () => {
		await cell(page, 2).click();
		await expect(panel(page)).toContainText(item);
		await expect(panel(page)).toContainText("Paid from John Lee");
		await expect(panel(page)).toContainText("Balance after");
		expect(new URL(page.url()).searchParams.get("type")).toBe("email");
		expect(new URL(page.url()).searchParams.get("charge")).not.toBeNull();
		await page.keyboard.press("Escape");
		await expect(panel(page)).toHaveCount(0);
		await expect(page).not.toHaveURL(/charge=/);
		await expect(rowLink(page, 2)).toBeFocused();
	});

	await test.step("going back closes it too", async () => {
		await rowLink(page, 2).click();
		await expect(panel(page)).toContainText(item);
		await page.goBack();
		await expect(panel(page)).toHaveCount(0);
		await expect(page).toHaveURL(/type=email/);
		await expect(rowLink(page, 2)).toBeFocused();
	});

	await test.step("the arrow keys move between rows, Enter opens one", async () => {
		await page.keyboard.press("ArrowDown");
		await expect(rowLink(page, 3)).toBeFocused();
		await page.keyboard.press("ArrowUp");
		await page.keyboard.press("ArrowUp");
		await expect(rowLink(page, 1)).toBeFocused();
		await page.keyboard.press("Enter");
		await expect(panel(page)).toContainText(await itemOf(page, 1));
	});

	await test.step("its address opens it again, and closing it leads to its row", async () => {
		await page.reload();
		await expect(panel(page)).toContainText(await itemOf(page, 1));
		await panel(page).getByRole("button", { name: "Close" }).click();
		await expect(panel(page)).toHaveCount(0);
		await expect(rowLink(page, 1)).toBeFocused();
	});
});

test("The middle button and modifier keys open a row in a page of its own, and selecting text opens nothing", async ({
	pageOf,
}) => {
	const page = await pageOf(JOHN);
	await openUsage(page);
	const item = await itemOf(page, 0);
	const clicks: Parameters<Locator["click"]>[0][] = [{ button: "middle" }, { modifiers: ["ControlOrMeta"] }];
	for (const click of clicks) {
		for (const target of [cell(page, 0), rowLink(page, 0)]) {
			const [other] = await Promise.all([page.context().waitForEvent("page"), target.click(click)]);
			await expect(panel(other)).toContainText(item);
			await other.close();
		}
	}
	const box = await cell(page, 0).locator("div").boundingBox();
	if (!box) throw new Error("The cell has no place.");
	await page.mouse.move(box.x + 1, box.y + box.height / 2);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 4 });
	await page.mouse.up();
	expect(await page.evaluate(() => String(window.getSelection()))).not.toBe("");
	await expect(panel(page)).toHaveCount(0);
	await expect(page).not.toHaveURL(/charge=/);
});

test("Another organization's charge, and none at all, are not found", async ({ db, pageOf }) => {
	const page = await pageOf("simone.weber@lakeside.example");
	const john = await db.user.findFirstOrThrow({ where: { email: JOHN } });
	const { id, item } = await db.charge.findFirstOrThrow({ where: { userId: john.id } });
	for (const charge of [id, "0199c0de-0000-7000-8000-000000000000", "nonsense"]) {
		await openUsage(page, `/usage?charge=${charge}`);
		await expect(panel(page)).toContainText("No such charge here");
		await expect(panel(page)).not.toContainText(item);
	}
});
