import { parseAsStringLiteral } from "nuqs/server";
import { describe, expect, it, vi } from "vitest";
import { tableSearchParams } from "./address/search-params.ts";
import type { TableColumn } from "./columns.ts";
import { columnChoices, listTable, shownColumns, shownRows } from "./list-table.ts";

vi.mock("next/headers", () => ({ cookies: async () => new Map() }));

interface Order {
	readonly id: string;
	readonly number: number;
	readonly plan: string;
	readonly left: bigint | null;
}

const columns: TableColumn<Order>[] = [
	{
		id: "number",
		header: "Number",
		sortable: true,
		firstDirection: "desc",
		alwaysShown: true,
		cell: ({ number }) => `#${number}`,
	},
	{ id: "plan", header: "Plan", sortable: true, minor: 1, cell: ({ plan }) => plan },
	{ id: "left", header: "Left", numeric: true, shownAtFirst: false, cell: ({ left }) => left ?? "–" },
	{ id: "note", header: "Note", shownAtFirst: false, cell: () => "–" },
];
const rows = [
	{ id: "b", number: 2, plan: "Email 1,000", left: 40n },
	{ id: "a", number: 10, plan: "SMS 50", left: null },
];
const definition = tableSearchParams({
	path: "/orders",
	sortable: ["number", "plan"],
	defaultSort: { column: "number", direction: "desc" },
	filters: { status: parseAsStringLiteral(["paid"]) },
});

async function listed(query: Record<string, string>) {
	const state = await definition.load(Promise.resolve(query));
	const table = listTable({ columns, rows, rowKey: ({ id }) => id, state });
	return { table, shown: shownColumns(table, state), rows: shownRows(table, (credits) => `${credits} as text`) };
}

describe("a list's table", () => {
	it("keeps the database's rows and order, and fills the cells of the shown columns in theirs", async () => {
		expect((await listed({ sort: "plan", page: "3" })).rows).toEqual([
			{ key: "b", cells: ["#2", "Email 1,000"] },
			{ key: "a", cells: ["#10", "SMS 50"] },
		]);
		expect((await listed({ columns: "note" })).rows[0]).toEqual({ key: "b", cells: ["#2", "–"] });
	});

	it("writes the numbers of a numeric column as text, and leaves its other cells", async () => {
		expect((await listed({ columns: "left" })).rows.map(({ cells }) => cells)).toEqual([
			["#2", "40 as text"],
			["#10", "–"],
		]);
	});

	it("lets its minor columns give way, unless the reader chose the columns", async () => {
		const minor = async (query: Record<string, string>) => (await listed(query)).shown.map(({ minor }) => minor);
		expect(await minor({})).toEqual([undefined, 1]);
		expect(await minor({ columns: "plan" })).toEqual([undefined, undefined]);
	});

	it("sorts by a header in its own direction first, then reverses it, and keeps the filters", async () => {
		const hrefs = async (query: Record<string, string>) =>
			(await listed(query)).shown.map(({ id, sorted, sortHref }) => [id, sorted, sortHref]);
		expect(await hrefs({ status: "paid", page: "2" })).toEqual([
			["number", "desc", "/orders?sort=number&status=paid"],
			["plan", false, "/orders?sort=plan&status=paid"],
		]);
		expect(await hrefs({ sort: "number" })).toEqual([
			["number", "asc", "/orders"],
			["plan", false, "/orders?sort=plan"],
		]);
		expect(await hrefs({ sort: "-plan", columns: "note" })).toEqual([
			["number", false, "/orders?columns=note"],
			["note", false, null],
		]);
	});

	it("says what can be chosen and sorted by, and what is shown at first", async () => {
		const named = (id: string, label: string) => ({ id, label });
		expect(columnChoices((await listed({ columns: "note" })).table)).toEqual({
			hideable: [
				{ ...named("plan", "Plan"), shown: false },
				{ ...named("left", "Left"), shown: false },
				{ ...named("note", "Note"), shown: true },
			],
			shownAtFirst: ["plan"],
			sortable: [named("number", "Number"), named("plan", "Plan")],
		});
	});

	it("has no order to choose where it is always the same", () => {
		const table = listTable({ columns, rows, rowKey: ({ id }) => id, state: null });
		expect(shownColumns(table, null).map(({ sorted, sortHref }) => [sorted, sortHref])).toEqual([
			[false, null],
			[false, null],
		]);
	});
});
