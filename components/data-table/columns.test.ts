import { expect, it } from "vitest";
import { type TableColumn, visibility } from "./columns.ts";

const columns: TableColumn<object>[] = [
	{ id: "date", header: "Date", cell: () => null, alwaysShown: true },
	{ id: "user", header: "User", cell: () => null },
	{ id: "item", header: "Item", cell: () => null, shownAtFirst: false },
];
const shown = (chosen: string[] | null) =>
	Object.entries(visibility(columns, chosen)).flatMap(([id, isShown]) => (isShown ? [id] : []));

it.each([
	["nobody chose", null, ["date", "user"]],
	["there is none of those named", ["nonsense"], ["date", "user"]],
	["there are some of those named", ["nonsense", "item"], ["date", "item"]],
	["only one is named that is always shown", ["date"], ["date"]],
	["none is named", [""], ["date"]],
])("the columns shown where %s", (_, chosen, expected) => {
	expect(shown(chosen)).toEqual(expected);
});
