import { beforeEach, describe, expect, it, vi } from "vitest";
import { parseAsDay, parseAsId, parseAsKey, tableSearchParams } from "./search-params.ts";

const browser = vi.hoisted(() => ({ cookies: new Map<string, { value: string }>() }));
vi.mock("next/headers", () => ({ cookies: async () => browser.cookies }));
beforeEach(() => browser.cookies.clear());

const things = tableSearchParams({
	path: "/things",
	sortable: ["name", "date"],
	defaultSort: { column: "date", direction: "desc" },
	filters: { from: parseAsDay, to: parseAsDay, owner: parseAsId, type: parseAsKey },
	also: { view: parseAsKey },
});
const asked = (address: Record<string, string>) => things.load(Promise.resolve(address));

describe("a list's address", () => {
	it("says which rows are wanted", async () => {
		const { query, isFiltered } = await asked({ q: " lee ", sort: "-name", page: "3", rows: "50", from: "2026-02-28" });
		expect(query).toEqual({ search: "lee", sort: "name", descending: true, offset: 100, limit: 50 });
		expect(isFiltered).toBe(true);
	});

	it("treats invalid values as absent, so that they filter nothing and nothing fails", async () => {
		const addresses: Record<string, string>[] = [
			{ from: "2026-02-31" },
			{ from: "2026-13-01" },
			{ from: "0001-01-01" },
			{ from: "9999-12-31" },
			{ from: "yesterday" },
			{ owner: "1' OR true" },
			{ type: "e mail" },
			{ type: "\0" },
			{ q: "\0" },
			{ page: "0", rows: "7", sort: "price" },
		];
		for (const nonsense of addresses) {
			const { query, filters, isFiltered } = await asked(nonsense);
			expect(filters, JSON.stringify(nonsense)).toEqual({ from: null, to: null, owner: null, type: null });
			expect(query).toEqual({ search: "", sort: "date", descending: true, offset: 0, limit: 25 });
			expect(isFiltered).toBe(false);
		}
	});

	it("leaves to the browser how many rows and which columns are shown, and has the last word", async () => {
		browser.cookies.set("shown-things", { value: "rows=50&columns=name,owner&q=lee&page=3" });
		const { query, chosenColumns } = await asked({});
		expect(query).toMatchObject({ search: "", offset: 0, limit: 50 });
		expect(chosenColumns).toEqual(["name", "owner"]);
		const named = await asked({ rows: "100", columns: "date" });
		expect(named.query.limit).toBe(100);
		expect(named.chosenColumns).toEqual(["date"]);
		browser.cookies.set("shown-things", { value: "rows=7&nonsense" });
		expect((await asked({})).query.limit).toBe(25);
	});

	it("keeps that for all lists of a kind together", async () => {
		browser.cookies.set("shown-people-usage", { value: "rows=50" });
		const { query } = await things.load(Promise.resolve({}), "/people/0190a6c1-2f5b-7c3e-9d4f-0123456789ab/usage");
		expect(query.limit).toBe(50);
	});

	it("loses search and filters, but not the order, when they are cleared", async () => {
		const { href } = await asked({ q: "lee", sort: "name", type: "email", page: "2", rows: "50", columns: "name" });
		expect(href({ unfiltered: true })).toBe("/things?rows=50&sort=name&columns=name");
		expect(href({ page: 2, also: { view: "own" } })).toBe(
			"/things?q=lee&page=2&rows=50&sort=name&columns=name&type=email&view=own",
		);
		expect(href({ page: 2 })).toBe("/things?q=lee&page=2&rows=50&sort=name&columns=name&type=email");
	});

	it("tells a saved view all of it but the page, the rows and whose it is, in one order", async () => {
		const { view } = await asked({
			type: "email",
			q: " lee ",
			page: "3",
			rows: "50",
			view: "own",
			nonsense: "1",
			sort: "name",
		});
		expect(view).toMatchObject({ saved: null, query: "q=lee&sort=name&type=email" });
		expect(view.differsFrom("type=email&sort=name&q=lee&owner=nobody")).toBe(false);
		expect(view.differsFrom("type=email&q=lee")).toBe(true);
	});

	it("says which view is shown, also after something else was asked for, and columns that the browser keeps are none of it", async () => {
		browser.cookies.set("shown-things", { value: "columns=name,owner" });
		const id = "0190a6c1-2f5b-7c3e-9d4f-0123456789ab";
		const { view, href } = await asked({ saved: id, type: "email" });
		expect(view).toMatchObject({ saved: id, query: "columns=name,owner&type=email" });
		expect(view.differsFrom("type=email")).toBe(false);
		expect(href({ unfiltered: true })).toBe(`/things?columns=name,owner&saved=${id}`);
		expect((await asked({ saved: "none" })).view.saved).toBe("none");
		expect((await asked({ saved: "1' OR true" })).view.saved).toBeNull();
	});

	it("recognizes a period whose first day comes after its last, and offers it the right way round", async () => {
		const state = await asked({ from: "2026-03-02", to: "2026-03-01", q: "lee" });
		expect(state.wrongWay).toEqual({ from: "2026-03-02", to: "2026-03-01" });
		const swapped = state.href({ also: { from: "2026-03-01", to: "2026-03-02" } });
		expect(swapped).toBe("/things?q=lee&from=2026-03-01&to=2026-03-02");
		const others: Record<string, string>[] = [
			{ from: "2026-03-01", to: "2026-03-01" },
			{ from: "2026-03-02" },
			{ to: "2026-03-01" },
		];
		for (const days of others) {
			expect((await asked(days)).wrongWay).toBeNull();
		}
	});
});
