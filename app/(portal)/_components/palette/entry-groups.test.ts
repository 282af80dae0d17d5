import { expect, it } from "vitest";
import { entryGroups, type PaletteEntry } from "./entry-groups.ts";

const entry = (group: PaletteEntry["group"], name: string): PaletteEntry => {
	return { id: `${group} ${name}`, group, name, run: () => {} };
};

/** What a search shows, in its order. */
const shown = (search: string, ...entries: PaletteEntry[]) =>
	entryGroups(entries, search).flatMap((group) => group.entries.map(({ id }) => id));

it("shows an exact name first, whatever kind of thing has it, and kinds in one order otherwise", () => {
	const orders = [entry("operator_order", "1039"), entry("operator_order", "1040")];
	const marys = [entry("holder", "Anna-Mary Chan"), entry("holder", "Mary Chan")];
	expect(shown("mary chan", ...orders, ...marys)).toEqual([
		...["holder Mary Chan", "holder Anna-Mary Chan", "operator_order 1039", "operator_order 1040"],
	]);
	expect(shown("mary", ...orders, ...marys)).toEqual([
		...["holder Anna-Mary Chan", "holder Mary Chan", "operator_order 1039", "operator_order 1040"],
	]);
	expect(shown("#1040", ...orders, ...marys)[0]).toBe("operator_order 1040");
	const pages = [entry("pages", "Orders"), entry("pages", "Purchase orders")];
	expect(shown("orders", ...pages, entry("person", "Orders"))).toEqual([
		...["pages Orders", "pages Purchase orders", "person Orders"],
	]);
	expect(shown("spring", entry("actions", "Spring theme"), entry("own_group", "Spring"))).toEqual([
		...["own_group Spring", "actions Spring theme"],
	]);
});
