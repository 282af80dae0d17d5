import { expect, test } from "../testing/fixtures.ts";
import { addressOf, EVERYDAY_PAGES, openAndMeasure, slowDown } from "../testing/vitals.ts";

// `npm run vitals`, alone on a quiet machine: how the everyday pages come on a phone that is four times slower, over a
// slow line, with nothing kept from an earlier visit.

const PHONE = { width: 390, height: 844 };
const PROCESSOR = 4;
/** Of an odd number the median is one of them. */
const VISITS = 3;
const AT_MOST = { lcpMs: 1_200, cls: 0.05 };

const lines: string[] = [];

test.describe.configure({ mode: "default", timeout: 120_000 });

for (const { as, path } of EVERYDAY_PAGES) {
	test(path, async ({ browser, db, pageOf }) => {
		const address = await addressOf(db, path);
		const visits = [];
		for (let visit = 0; visit < VISITS; visit += 1) {
			const page = as === null ? await browser.newPage() : await pageOf(as);
			await page.setViewportSize(PHONE);
			await slowDown(page, { processor: PROCESSOR });
			visits.push(await openAndMeasure(page, address));
			await page.close();
		}
		const lcpMs = medianOf(visits.map((visit) => visit.lcpMs));
		const cls = Math.max(...visits.map((visit) => visit.cls));
		lines.push(`| ${path} | ${Math.round(lcpMs)} | ${cls.toFixed(3)} |`);
		expect.soft(lcpMs, "LCP in ms").toBeLessThanOrEqual(AT_MOST.lcpMs);
		expect.soft(cls, visits.flatMap(({ moved }) => moved).join("\n")).toBeLessThanOrEqual(AT_MOST.cls);
	});
}

test.afterAll(() => {
	process.stdout.write(`\n| page | LCP (ms) | CLS |\n|---|---|---|\n${lines.join("\n")}\n\n`);
});

function medianOf(values: readonly number[]): number {
	return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
