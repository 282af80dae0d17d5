import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "../testing/fixtures.ts";

export interface Look {
	readonly theme: "light" | "dark";
	readonly width: number;
}

/** Every page is looked at in both themes at both ends, and once between them, where tables have least room. */
export const LOOKS: readonly Look[] = [
	{ theme: "light", width: 1280 },
	{ theme: "dark", width: 390 },
	{ theme: "dark", width: 1280 },
	{ theme: "light", width: 390 },
	{ theme: "light", width: 1024 },
];

const NARROWEST = 360;

/** Shows the page in a theme and width, takes its picture, and wants nothing to be cut off and axe to find nothing; the next looks are taken anyway. */
export async function lookAt(page: Page, { name, look }: { name: string; look: Look }): Promise<void> {
	await page.setViewportSize({ width: look.width, height: 900 });
	await page.emulateMedia({ colorScheme: look.theme, reducedMotion: "reduce" });
	await expect(page.locator("html")).toHaveClass(look.theme === "dark" ? /\bdark\b/ : /^(?!.*\bdark\b)/);
	await page.evaluate(() => document.fonts.ready);
	// The bar at the top would be in the middle of the picture.
	await page.evaluate(() => window.scrollTo(0, 0));
	await page.screenshot({ path: `screens/${name}.${look.width}.${look.theme}.png`, fullPage: true });
	await expectNoOverflow(page, name);
	await expectAccessible(page, `${name}, ${look.theme}, ${look.width} px`);
	if (look.width === 390) {
		await page.setViewportSize({ width: NARROWEST, height: 900 });
		await expectNoOverflow(page, name);
	}
}

/** A sheet of A4 without its margins, in CSS pixels. */
const PAPER = { width: 703, height: 1017 };

/** Takes the page's picture as it would be on paper, and wants nothing to stand out of the sheet. */
export async function lookAtPaper(page: Page, name: string): Promise<void> {
	await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
	await page.setViewportSize(PAPER);
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({ path: `screens/${name}.png`, fullPage: true });
	await expectNoOverflow(page, name);
}

async function expectNoOverflow(page: Page, name: string): Promise<void> {
	const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect.soft(beyond, `${name}: pixels that stand out of the page at its right`).toBeLessThanOrEqual(0);
}

async function expectAccessible(page: Page, where: string): Promise<void> {
	// Without looking into frames: the one that shows a mail runs no script, so neither axe.
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
	const found = violations.map(({ id, help, nodes }) => ({
		id,
		help,
		at: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
	}));
	expect.soft(found, `what axe finds: ${where}`).toEqual([]);
}
