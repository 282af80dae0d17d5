import type { Locator } from "@playwright/test";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";
import { anOffice } from "../testing/office.ts";

const JOHN = "john@northwind.example";
const CREATOR = "simone.weber@lakeside.example";
const ADMIN = "admin@northwind.example";

/** A sheet of A4 without its margins, in CSS pixels, and a phone. */
const PAPER = { width: 703, height: 1017 };
const PHONE = { width: 390, height: 800 };

const display = (locator: Locator) => locator.evaluate((element) => getComputedStyle(element).display);

async function print(page: Page): Promise<void> {
	await page.emulateMedia({ media: "print" });
}

/** What of these a reader of the paper would see. */
async function seen(page: Page, selector: string): Promise<string[]> {
	return page
		.locator(selector)
		.evaluateAll((all) =>
			all
				.filter(
					(element) =>
						element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1,
				)
				.map((element) => element.outerHTML.slice(0, 120)),
		);
}

const WORKED_WITH = "button, select, input, nav, search, [role=menu], [href='#content'], a[download]";

for (const { path, person } of [
	{ path: "/overview", person: JOHN },
	{ path: "/usage", person: JOHN },
	{ path: "/orders", person: JOHN },
	{ path: "/credits", person: CREATOR },
	{ path: "/admin/users", person: ADMIN },
	{ path: "/admin/audit", person: ADMIN },
]) {
	test(`${path} is printed without what is worked with, its tables as tables`, async ({ pageOf }) => {
		const page = await pageOf(person);
		await page.setViewportSize(PHONE);
		await page.goto(path);
		await print(page);
		await expect(page.getByRole("main").getByRole("table").first()).toBeVisible();
		expect(await seen(page, WORKED_WITH)).toEqual([]);
		for (const table of await page.getByRole("main").locator("table").all()) {
			expect(await display(table)).toBe("table");
			expect(await display(table.locator("thead"))).toBe("table-header-group");
			expect(await display(table.locator("tbody tr").first())).toBe("table-row");
			expect(await display(table.locator("tbody tr").first().locator("td:visible").first())).toBe("table-cell");
		}
		await page.setViewportSize(PAPER);
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(wider, "how much wider than the paper").toBeLessThanOrEqual(0);
	});
}

test("the domain of an address is not broken on paper", async ({ pageOf }) => {
	const page = await pageOf(ADMIN);
	await page.goto("/admin/users");
	await print(page);
	await page.setViewportSize(PAPER);
	const domains = page.getByRole("main").getByText("@northwind.example", { exact: true });
	await expect(domains.first()).toBeVisible();
	const lines = await domains.evaluateAll((all) => all.map((domain) => domain.getClientRects().length));
	expect(new Set(lines)).toEqual(new Set([1]));
});

test("a group's page is printed without its forms, and its report as tables", async ({ db, pageOf }) => {
	const { id } = await db.shareGroup.findFirstOrThrow({ where: { creator: { email: CREATOR }, status: "open" } });
	const page = await pageOf(CREATOR);
	for (const path of [`/share/${id}`, `/share/${id}/report`]) {
		await page.goto(path);
		await print(page);
		await page.setViewportSize(PAPER);
		await expect(page.getByRole("main").getByRole("table").last()).toBeVisible();
		expect(await seen(page, WORKED_WITH), path).toEqual([]);
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(wider, `${path}: how much wider than the paper`).toBeLessThanOrEqual(0);
		await page.emulateMedia({ media: "screen" });
	}
});

test("the period and the filters are printed in words", async ({ pageOf }) => {
	const page = await pageOf(JOHN);
	await page.goto("/usage");
	const words = page.getByText("Date used: Any date");
	await expect(words).toBeHidden();
	await print(page);
	await expect(words).toBeVisible();
	await page.goto("/usage?from=2026-01-01&to=2026-12-31&type=email&q=a");
	await expect(page.getByText("Date used: 1 Jan 2026 – 31 Dec 2026 · Type: Email · Search: “a”")).toBeVisible();
});

test("a chart is printed as wide as its card, its legend in its colours", async ({ pageOf }) => {
	const page = await pageOf(JOHN);
	// It is not drawn again for paper: browsers print the drawing that is there.
	await page.addInitScript(() => {
		const Watching = window.ResizeObserver;
		window.ResizeObserver = class extends Watching {
			constructor(tell: ResizeObserverCallback) {
				super((...seen) => {
					if (!window.matchMedia("print").matches) tell(...seen);
				});
			}
		};
	});
	await page.setViewportSize(PHONE);
	await page.goto("/overview?type=email");
	const chart = page.getByRole("figure", { name: "Email credits used per day, by user" });
	await expect(chart.locator("svg.recharts-surface").first()).toBeVisible();
	await print(page);
	await page.setViewportSize(PAPER);
	const { drawing, card } = await chart.evaluate((figure) => {
		const { paddingLeft, paddingRight } = getComputedStyle(figure);
		return {
			drawing: figure.querySelector("svg.recharts-surface")?.getBoundingClientRect().width ?? 0,
			card: figure.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
		};
	});
	expect(card).toBeGreaterThan(PAPER.width * 0.9 - 40);
	expect(Math.abs(drawing - card)).toBeLessThan(1);
	await expect(page.getByText(/Email credits used per day, by user, \d+ \w+ \d{4} – \d+ \w+ \d{4}/i)).toBeVisible();
	const legend = page.locator("li:has(> button > .telling-colour)").first();
	expect(await legend.locator(".telling-colour").evaluate((dot) => getComputedStyle(dot).printColorAdjust)).toBe(
		"exact",
	);
});

const ground = (locator: Locator) => locator.evaluate((element) => getComputedStyle(element).backgroundColor);

test("where the system forces its colours, bars, the current page and the chosen segment show", async ({ pageOf }) => {
	const page = await pageOf(JOHN);
	await page.emulateMedia({ forcedColors: "active" });
	await page.goto("/overview?type=email");
	const main = page.getByRole("main");
	await expect(main.locator("svg.recharts-surface").first()).toBeVisible();

	const navigation = page.getByRole("navigation", { name: "Plans and Billing" });
	const [here, elsewhere] = ["Overview", "Credit Usage"].map((name) => navigation.getByRole("link", { name }));
	expect(await ground(here as Locator)).not.toBe(await ground(elsewhere as Locator));

	const segments = main.getByRole("navigation", { name: "Credit type" });
	const [chosen, other] = ["[aria-current]", ":not([aria-current])"].map((which) =>
		segments.locator(`a${which}`).first(),
	);
	expect(await ground(chosen as Locator)).not.toBe(await ground(other as Locator));

	const bar = main.getByRole("progressbar").first();
	expect(await ground(bar.locator("> div"))).not.toBe(await ground(bar));
	expect(await bar.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth))).toBeGreaterThan(
		0,
	);

	const buy = main.getByRole("link", { name: "Buy credits" });
	expect(await buy.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth))).toBeGreaterThan(
		0,
	);
});

test("where the system forces its colours, the legend’s still tell people apart", async ({ db, pageOf }) => {
	const { john, peter } = await anOffice(db);
	await postCharges(aClient(db), [aCharge(peter.id, 40n), aCharge(john.id, 7n)]);
	const page = await pageOf(john);
	await page.emulateMedia({ forcedColors: "active" });
	await page.goto("/overview?type=email");
	const legend = page.getByRole("main").locator("li > button > .telling-colour");
	await expect(legend).toHaveCount(2);
	const dots = await legend.evaluateAll((all) => all.map((dot) => getComputedStyle(dot).backgroundColor));
	expect(new Set(dots).size).toBe(2);
});

test("where the system forces its colours, the current tab and what a menu is on show", async ({ pageOf }) => {
	const page = await pageOf(ADMIN);
	await page.emulateMedia({ forcedColors: "active" });
	await page.goto("/admin/users");
	const tabs = page.getByRole("navigation", { name: "Admin" });
	expect(await ground(tabs.getByRole("link", { name: "User", exact: true }))).not.toBe(
		await ground(tabs.getByRole("link", { name: "Audit Log" })),
	);
	await page.getByRole("button", { name: /^Account of/ }).click();
	const themes = page.getByRole("dialog").getByRole("group", { name: "Theme" });
	const chosen = themes.locator("label:has(:checked)");
	expect(await ground(chosen)).not.toBe(await ground(themes.locator("label:not(:has(:checked))").first()));
});
