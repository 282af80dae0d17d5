import { expect, test } from "../../testing/fixtures.ts";
import { addressOf, EVERYDAY_PAGES, openAndMeasure, slowDown } from "../../testing/vitals.ts";

/** Of what is in sight, how much may move by itself while a page comes. */
const AT_MOST_MOVED = 0.05;

const readers = [...new Set(EVERYDAY_PAGES.map(({ as }) => as))];

for (const as of readers) {
	test(`nothing jumps while the pages of ${as ?? "a visitor"} come over a slow line`, async ({ db, page, pageOf }) => {
		const reader = as === null ? page : await pageOf(as);
		await slowDown(reader);
		for (const { path } of EVERYDAY_PAGES.filter((one) => one.as === as)) {
			const { cls, moved } = await openAndMeasure(reader, await addressOf(db, path));
			expect.soft(cls, `${path}: ${moved.join("\n")}`).toBeLessThanOrEqual(AT_MOST_MOVED);
		}
	});
}
