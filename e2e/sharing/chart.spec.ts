import { expect, test } from "../testing/fixtures.ts";

test("the day under the pointer, or reached by arrow keys, is told in a card that Escape hides", async ({ pageOf }) => {
	const page = await pageOf("john@northwind.example");
	await page.goto("/overview?type=email");
	const chart = page.getByRole("figure", { name: "Email credits used per day, by user" });
	const drawing = chart.locator("svg.recharts-surface").first();
	await expect(drawing).toBeVisible();
	const card = chart.getByText(/^\w{3},? \d{1,2} \w{3}$/);
	await expect(card).toHaveCount(0);

	const { width, height } = (await drawing.boundingBox()) ?? { width: 0, height: 0 };
	await drawing.hover({ position: { x: width - 30, y: height / 2 } });
	await expect(card).toBeVisible();
	const right = await card.textContent();
	expect(await inside()).toBe(true);
	await drawing.hover({ position: { x: 80, y: height / 2 } });
	await expect(card).not.toHaveText(right ?? "");
	expect(await inside()).toBe(true);
	await page.keyboard.press("Escape");
	await expect(card).toHaveCount(0);
	await page.mouse.move(0, 0);

	await drawing.focus();
	await page.keyboard.press("ArrowRight");
	await expect(card).toBeVisible();
	const reached = await card.textContent();
	await page.keyboard.press("ArrowRight");
	await expect(card).not.toHaveText(reached ?? "");

	/** Whether the card is where the chart is. */
	async function inside(): Promise<boolean> {
		const [outer, inner] = [await chart.boundingBox(), await card.locator("xpath=../..").boundingBox()];
		if (!outer || !inner) return false;
		return inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width && inner.y >= outer.y;
	}
});
