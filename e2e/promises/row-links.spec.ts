import { expect, type Page, test } from "../testing/fixtures.ts";

const row = (page: Page, place: number) => page.locator("main tbody tr").nth(place);
const rowLink = (page: Page, place: number) => row(page, place).locator("a[data-row-link]");

/** Lists whose rows have a page, who reads them, and a cell without a link or a button. */
const LISTS = [
	{ list: "/orders", as: "john@northwind.example", cell: 1 },
	{ list: "/admin/users", as: "admin@northwind.example", cell: 2 },
	{ list: "/share", as: "simone.weber@lakeside.example", cell: 1 },
	{ list: "/operator/organizations", as: "operator@commonpurse.example", cell: 1 },
	{ list: "/operator/mail", as: "operator@commonpurse.example", cell: 2 },
] as const;

for (const { list, as, cell } of LISTS) {
	test(`A row of ${list} leads to its page, by any cell and from the keyboard`, async ({ pageOf }) => {
		const page = await pageOf(as);
		await page.goto(list);
		const href = (await rowLink(page, 0).getAttribute("href")) ?? "";
		await row(page, 0).getByRole("cell").nth(cell).click();
		await page.waitForURL(`**${href}`);
		await page.goBack();
		await page.waitForURL(`**${list}`);

		const [other] = await Promise.all([
			page.context().waitForEvent("page"),
			row(page, 0).getByRole("cell").nth(cell).click({ button: "middle" }),
		]);
		await other.waitForURL(`**${href}`);
		await other.close();
		await expect(page).toHaveURL(new RegExp(`${list}$`));

		await rowLink(page, 0).focus();
		if ((await page.locator("main tbody a[data-row-link]").count()) > 1) {
			await page.keyboard.press("ArrowDown");
			await expect(rowLink(page, 1)).toBeFocused();
			await page.keyboard.press("ArrowUp");
			await expect(rowLink(page, 0)).toBeFocused();
		}
		await page.keyboard.press("Enter");
		await page.waitForURL(`**${href}`);
	});
}

test("A tick, a button and another link of a row keep their own meaning", async ({ pageOf }) => {
	const page = await pageOf("admin@northwind.example");
	await page.goto("/admin/users");
	const tick = row(page, 0).getByRole("checkbox");
	await tick.check();
	await expect(tick).toBeChecked();
	await row(page, 0).getByRole("button").last().click();
	await expect(page.getByRole("dialog")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page).toHaveURL(/\/admin\/users$/);
});
