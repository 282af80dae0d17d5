import { expect, it } from "vitest";
import type { TableColumn } from "../columns.ts";
import { visibility } from "./chosen-columns.ts";

const columns: TableColumn<object>[] = [
	{ id: "date", header: "Date", cell: () => null, alwaysShown: true },
	{ id: "user", header: "User", cell: () => null },
	{ id: "item", header: "Item", cell: () => null, shownAtFirst: false },
];
const shown = (chosen: string[] | null) =>
	Object.entries(visibility(columns, chosen)).flatMap(([id, isShown]) => (isShown ? [id] : []));

it.each([
	["nothing was chosen", null, ["date", "user"]],
	["none of the named ones exists", ["nonsense"], ["date", "user"]],
	["some of the named ones exist", ["nonsense", "item"], ["date", "item"]],
	["the only named one is always shown", ["date"], ["date"]],
	["none is named", [""], ["date"]],
])("the columns shown where %s", (_, chosen, expected) => {
	expect(shown(chosen)).toEqual(expected);
});
