import { newId } from "@/lib/platform/ids.ts";
import { fillIn } from "../testing/app.ts";
import { aBuyer } from "../testing/buyer.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";

const OPERATOR = "operator@commonpurse.example";

const toast = (page: Page, text: string) => page.getByText(text).first();

/** Lab packs, in the order in which Operator › Plans shows them. */
const labPacks = (page: Page) => page.getByRole("list", { name: "Lab credits" });

const namesIn = (page: Page) => labPacks(page).getByRole("listitem").getByRole("link").allTextContents();

/** Picks a plan up with the keyboard, moves it up by so many places, and puts it down. */
async function moveUp(page: Page, name: string, places: number): Promise<void> {
	const handle = labPacks(page).getByRole("button", { name: `Move ${name}` });
	await handle.focus();
	await page.keyboard.press("Space");
	await expect(page.getByText(`${name} is picked up.`, { exact: false })).toBeAttached();
	const said = page.getByText(new RegExp(`^${name} is number \\d+ of \\d+ now\\.$`));
	let last = "";
	for (let place = 0; place < places; place += 1) {
		await page.keyboard.press("ArrowUp");
		await expect
			.poll(async () => (await said.textContent({ timeout: 1_000 }).catch(() => last)) ?? last)
			.not.toBe(last);
		last = (await said.textContent()) ?? "";
	}
	await page.keyboard.press("Space");
}

test("the operator puts a plan on sale, moves it up, changes it and withdraws it; a buyer sees each", async ({
	db,
	pageOf,
}) => {
	test.setTimeout(180_000);
	const name = `Lab sampler ${newId().slice(-6)}`;
	const [operator, buyer] = [await pageOf(OPERATOR), await pageOf(await aBuyer(db))];
	const offered = () => buyer.getByRole("link", { name: "Buy 7 lab credits" });

	await operator.goto("/operator/plans");
	await operator.getByRole("link", { name: "Add a plan of Lab credits" }).click();
	await fillIn(operator.getByLabel("Name"), name);
	await fillIn(operator.getByLabel("Credits"), "7");
	await fillIn(operator.getByLabel("Price", { exact: true }), "9,00");
	await operator.getByRole("button", { name: "Save" }).click();
	await expect(operator.getByText("Enter an amount such as 12.50", { exact: false })).toBeVisible();
	await fillIn(operator.getByLabel("Price", { exact: true }), "9.00");
	const preview = operator.getByRole("list").filter({ hasText: "a credit" });
	await expect(preview, "as buyers will see it").toContainText("$9.00");
	await operator.getByRole("button", { name: "Save" }).click();
	await expect(toast(operator, `${name} is in the catalogue.`)).toBeVisible();
	await buyer.goto("/purchase");
	await expect(offered()).toBeVisible();

	const order = await namesIn(operator);
	const place = order.indexOf(name);
	expect(place).toBe(order.length - 1);
	await moveUp(operator, name, 2);
	await expect.poll(() => namesIn(operator)).toEqual(order.toSpliced(place, 1).toSpliced(place - 2, 0, name));
	await expect(async () => {
		await operator.reload();
		expect(await namesIn(operator)).toEqual(order.toSpliced(place, 1).toSpliced(place - 2, 0, name));
	}).toPass();

	await operator.getByRole("link", { name, exact: true }).click();
	await expect(operator.getByRole("heading", { name, level: 1 })).toBeVisible();
	const other = await pageOf(OPERATOR);
	await other.goto(operator.url());
	await fillIn(operator.getByLabel("Price", { exact: true }), "8.50");
	await operator.getByRole("button", { name: "Save as version 2" }).click();
	await expect(toast(operator, `${name} is saved.`)).toBeVisible();
	await expect(operator.getByRole("button", { name: "Save as version 3" })).toBeVisible();
	await fillIn(other.getByLabel("Price", { exact: true }), "1.00");
	await other.getByRole("button", { name: "Save as version 2" }).click();
	await expect(
		other.getByText("was changed since you opened it, so nothing was saved", { exact: false }),
	).toBeVisible();
	await buyer.reload();
	await expect(buyer.getByRole("listitem").filter({ has: offered() })).toContainText("$8.50");

	await operator.goto("/operator/plans");
	await operator.getByRole("button", { name: `Actions for ${name}` }).click();
	await operator.getByRole("menuitem", { name: "Withdraw" }).click();
	await operator.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
	await expect(operator.getByRole("list", { name: "Withdrawn" })).toContainText(name);
	await buyer.reload();
	await expect(offered()).toHaveCount(0);
});
