import fc from "fast-check";
import { expect, it } from "vitest";
import { evenTicks } from "./even-ticks.ts";

it.each([
	[0, [0, 1]],
	[3, [0, 1, 2, 3]],
	[4, [0, 1, 2, 3, 4]],
	[10, [0, 5, 10]],
	[90, [0, 25, 50, 75, 100]],
	[1_700, [0, 500, 1_000, 1_500, 2_000]],
])("up to %d, the axis has %j", (highest, ticks) => expect(evenTicks(highest)).toEqual(ticks));

it("has at most four steps, all of them whole, and the highest among them, whatever it is", () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (highest) => {
			const ticks = evenTicks(highest);
			expect(ticks.every(Number.isInteger)).toBe(true);
			expect(ticks.length).toBeLessThanOrEqual(5);
			expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
		}),
	);
});
