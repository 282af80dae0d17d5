const MAX_STEPS = 4;

/** Round, whole numbers at even distances from 0 to the first that is not below the highest: credits have no fractions. */
export function evenTicks(highest: number): number[] {
	const magnitude = 10 ** Math.floor(Math.log10(Math.max(highest / MAX_STEPS, 1)));
	const step =
		[1, 2, 2.5, 5, 10]
			.map((factor) => factor * magnitude)
			.find((size) => size * MAX_STEPS >= highest && Number.isInteger(size)) ?? magnitude;
	return Array.from({ length: Math.max(1, Math.ceil(highest / step)) + 1 }, (_, place) => place * step);
}
