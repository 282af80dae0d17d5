import type { Locator, Page } from "@playwright/test";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { expect, test } from "../testing/fixtures.ts";
import { anOffice } from "../testing/office.ts";

const JOHN = "john@northwind.example";
const LABEL = "Email credits used per day, by user";

const barsOf = (chart: Locator) => chart.locator("svg.recharts-surface").first();
const cardOf = (chart: Locator) => chart.locator("[data-bar-card]");

/** The colours in the bar of most people, from the axis upwards. */
const coloursOf = (chart: Locator) =>
	chart.evaluate((figure) => {
		const bars = new Map<number, SVGPathElement[]>();
		for (const path of figure.querySelectorAll<SVGPathElement>(".recharts-bar-rectangle path")) {
			const x = Math.round(path.getBoundingClientRect().x);
			bars.set(x, [...(bars.get(x) ?? []), path]);
		}
		const [most = []] = [...bars.values()].sort((one, other) => other.length - one.length);
		return most
			.sort((one, other) => other.getBoundingClientRect().y - one.getBoundingClientRect().y)
			.map((path) => path.getAttribute("fill"));
	});

/** Overview's chart of email credits, drawn. */
async function openChart(page: Page, query = ""): Promise<Locator> {
	await page.goto(`/overview?type=email${query}`);
	const chart = page.getByRole("figure", { name: LABEL });
	await expect(barsOf(chart)).toBeVisible();
	return chart;
}

test("the bar under the pointer, or reached by arrow keys, is told in a card that covers neither it nor the legend, and that Escape hides", async ({
	pageOf,
}) => {
	const page = await pageOf(JOHN);
	for (const viewport of [
		{ width: 1280, height: 900 },
		{ width: 390, height: 900 },
	]) {
		await page.setViewportSize(viewport);
		const chart = await openChart(page);
		const drawing = barsOf(chart);
		const card = cardOf(chart);
		await expect(card).toHaveCount(0);
		const { width, height } = (await drawing.boundingBox()) ?? { width: 0, height: 0 };
		const told = new Set<string | null>();
		for (const x of [80, width / 2, width - 30]) {
			await drawing.hover({ position: { x, y: height / 2 } });
			await expect(card).toBeVisible();
			told.add(await card.textContent());
			const [outer, inner] = [await chart.boundingBox(), await card.boundingBox()];
			const pointer = ((await drawing.boundingBox())?.x ?? 0) + x;
			if (!outer || !inner) throw new Error("Nothing is drawn.");
			const isBeside = inner.x > pointer || inner.x + inner.width < pointer;
			expect(isBeside || inner.y > outer.y + height, "beside the pointer, or below the chart").toBe(true);
			expect(inner.x).toBeGreaterThanOrEqual(outer.x);
			expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
			expect(inner.y, "below the legend").toBeGreaterThanOrEqual(outer.y);
		}
		expect(told.size).toBe(3);
		await page.keyboard.press("Escape");
		await expect(card).toHaveCount(0);
		await page.mouse.move(0, 0);
	}

	const chart = await openChart(page);
	await barsOf(chart).focus();
	await page.keyboard.press("ArrowRight");
	await expect(cardOf(chart)).toBeVisible();
	const reached = await cardOf(chart).textContent();
	await page.keyboard.press("ArrowRight");
	await expect(cardOf(chart)).not.toHaveText(reached ?? "");
});

test("a bar opens Credit Usage of its days: by a click, by Enter, and as a link of the table", async ({ pageOf }) => {
	const page = await pageOf(JOHN);
	const ofOneDay = /\/usage\?type=email&from=(\d{4}-\d\d-\d\d)&to=\1$/;

	let chart = await openChart(page);
	const first = chart.locator(".recharts-bar-rectangle path").first();
	await first.click();
	await expect(page).toHaveURL(ofOneDay);
	await expect(page.getByRole("heading", { name: "Credit Usage", level: 1 })).toBeVisible();
	await expect(page.getByRole("main").getByRole("row")).not.toHaveCount(0);

	chart = await openChart(page);
	await barsOf(chart).focus();
	await page.keyboard.press("ArrowRight");
	await expect(cardOf(chart)).toBeVisible();
	// To a day on which something was used.
	while ((await cardOf(chart).locator("p").count()) === 1) await page.keyboard.press("ArrowRight");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(ofOneDay);

	await openChart(page);
	await page.getByRole("button", { name: "Table", exact: true }).click();
	const table = page.getByRole("region", { name: LABEL });
	const header = await table.getByRole("columnheader").first().boundingBox();
	const row = await table.getByRole("row").nth(1).boundingBox();
	if (!header || !row) throw new Error("There is no table.");
	expect(row.y, "no row is under the header").toBeGreaterThan(header.y + header.height - 2);
	await table.getByRole("link").first().press("Enter");
	await expect(page).toHaveURL(ofOneDay);
});

test("the chart says of which days it is; others are chosen beside it and are in the address, by month for a year", async ({
	pageOf,
}) => {
	const page = await pageOf(JOHN);
	await openChart(page);
	const period = page.getByRole("button", { name: /^Days of the chart: / });
	await expect(period).toHaveText("Last 30 days");
	const title = page.getByRole("heading", { name: /^Used per day/ });
	await expect(title).toContainText(/\d{1,2} \w{3} \d{4} – \d{1,2} \w{3} \d{4}/);

	await period.click();
	await page.getByRole("button", { name: "This quarter" }).click();
	await expect(page).toHaveURL(/type=email&from=\d{4}-(01|04|07|10)-01&to=\d{4}-(03|06|09|12)-3[01]$/);
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(period).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "This quarter" })).toHaveAttribute("aria-pressed", "true");
	await page.getByRole("button", { name: "Last 7 days" }).click();
	await expect(page).toHaveURL(/type=email&from=\d{4}-\d\d-\d\d$/);

	await page.goto("/overview?type=email&from=2020-01-01");
	const byMonth = page.getByRole("figure", { name: "Email credits used per month, by user" });
	await expect(barsOf(byMonth)).toBeVisible();
	await page.goto("/overview?type=email&from=2026-03-02&to=2026-03-01");
	await expect(page.getByText("The first day comes after the last. Choose other days.")).toBeVisible();
});

test("bars are stacked in the order of the legend, also when a name is taken away and brought back, or others are shown", async ({
	db,
	pageOf,
}) => {
	const { john, mary, peter } = await anOffice(db);
	const charges = [aCharge(john.id, 30n), aCharge(mary.id, 20n), aCharge(peter.id, 10n)];
	for (const outcome of await postCharges(aClient(db), charges)) expect(outcome).toMatchObject({ ok: true });
	const page = await pageOf(peter);
	const chart = await openChart(page, "&view=own");
	const names = page.getByRole("list", { name: "Legend" }).getByRole("button");
	await expect(names).toHaveText([peter.name]);
	await page.getByRole("navigation", { name: "Whose credits" }).getByRole("link", { name: john.name }).click();
	await expect(names).toHaveText([john.name, mary.name, peter.name]);
	const inOrder = ["var(--color-s1)", "var(--color-s2)", "var(--color-s3)"];
	await expect.poll(() => coloursOf(chart)).toEqual(inOrder);

	await names.first().press("Enter");
	await expect(names.first()).toHaveAttribute("aria-pressed", "false");
	await expect.poll(() => coloursOf(chart)).toEqual(inOrder.slice(1));
	await names.first().click();
	await expect(names.first()).toHaveAttribute("aria-pressed", "true");
	await expect.poll(() => coloursOf(chart)).toEqual(inOrder);
});

test("Credit Usage is chosen by month, quarter and year", async ({ pageOf }) => {
	const page = await pageOf(JOHN);
	await page.goto("/usage");
	const period = page.getByRole("button", { name: /^Date used: / });
	await period.click();
	await page.getByRole("button", { name: "Last month" }).click();
	await expect(page).toHaveURL(/from=\d{4}-\d\d-01&to=\d{4}-\d\d-\d\d$/);
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await period.click();
	await page.getByRole("button", { name: "This year" }).click();
	await expect(page).toHaveURL(/from=\d{4}-01-01&to=\d{4}-12-31$/);
	await period.click();
	await page.getByRole("button", { name: "Any date", exact: true }).click();
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(period).toBeFocused();
	await expect(page).toHaveURL(/\/usage$/);
});
