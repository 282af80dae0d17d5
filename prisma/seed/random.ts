/** Numbers that look random and are the same at each run, so that the demo always tells the same story. */
export interface Random {
	/** A whole number from `min` to `max`, both included. */
	between(min: number, max: number): number;
	/** True with this probability. */
	chance(probability: number): boolean;
	pick<Item>(items: readonly Item[]): Item;
}

/** The generator mulberry32. */
export function randomOf(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
	return {
		between,
		chance: (probability) => next() < probability,
		pick(items) {
			const item = items[between(0, items.length - 1)];
			if (item === undefined) throw new Error("There is nothing to pick from.");
			return item;
		},
	};
}
