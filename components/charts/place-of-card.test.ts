import { describe, expect, it } from "vitest";
import { placeOfCard } from "./place-of-card.ts";

const CARD = { width: 180, height: 90 };

function placed({ chart, bars, nth, pointer }: { chart: number; bars: number; nth: number; pointer: number }) {
	const plot = { x: 40, y: 10, width: chart - 40, height: 190 };
	const width = plot.width / bars;
	const bar = { middle: plot.x + (nth + 0.5) * width, width };
	return { ...placeOfCard(CARD, { bar, pointer, plot, frame: { offsetWidth: chart, offsetHeight: 240 } }), bar };
}

describe("the card of a bar", () => {
	it.each([
		[700, 30],
		[700, 92],
		[700, 3],
		[290, 30],
		[290, 12],
		[290, 1],
	])(
		"in a chart of %i pixels with %i bars, covers neither its bar nor what is above, and stays between the sides",
		(chart, bars) => {
			for (let nth = 0; nth < bars; nth += 1) {
				for (const pointer of [10, 100, 200]) {
					const { x, y, bar } = placed({ chart, bars, nth, pointer });
					const isBeside = x >= bar.middle + bar.width / 2 || x + CARD.width <= bar.middle - bar.width / 2;
					expect(isBeside || y >= 240, `bar ${nth}`).toBe(true);
					expect(y).toBeGreaterThanOrEqual(10);
					expect(x).toBeGreaterThanOrEqual(0);
					expect(x + CARD.width).toBeLessThanOrEqual(chart);
				}
			}
		},
	);
});
