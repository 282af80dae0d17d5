import { say } from "./say.ts";

/** The first so many items; says so where there are more. */
export async function* takeRows<Item>(
	items: AsyncIterable<Item>,
	limit: number,
): AsyncGenerator<Item, void, undefined> {
	let taken = 0;
	for await (const item of items) {
		if (taken === limit) {
			say(`There are more than ${limit}: see --limit.`);
			return;
		}
		taken += 1;
		yield item;
	}
}
