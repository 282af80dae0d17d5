/** Between the bar and the card. */
const GAP = 8;

interface Place {
	/** The bar's place, from one neighbour to the other. */
	readonly bar: { readonly middle: number; readonly width: number };
	/** How far down the pointer is. */
	readonly pointer: number;
	readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
	readonly frame: { readonly offsetHeight: number; readonly offsetWidth: number };
}

/**
 * Where a card of this size is put, in pixels of the chart: after the bar, or before it where there is no room, as low as the
 * pointer; below the chart where neither side has room. It never covers its bar, nor what is above the chart.
 */
export function placeOfCard(
	{ width, height }: { readonly width: number; readonly height: number },
	{ bar, pointer, plot, frame }: Place,
): { readonly x: number; readonly y: number } {
	const after = bar.middle + bar.width / 2 + GAP;
	const before = bar.middle - bar.width / 2 - GAP - width;
	const y = Math.max(plot.y, Math.min(pointer, plot.y + plot.height - height));
	if (after + width <= frame.offsetWidth) return { x: after, y };
	if (before >= 0) return { x: before, y };
	const x = Math.max(0, Math.min(bar.middle - width / 2, frame.offsetWidth - width));
	return { x, y: frame.offsetHeight + GAP };
}
