import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import type { RequestedView } from "@/lib/owners/credit-view.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import type { TestUser } from "@/lib/testing/people.ts";
import { readUsage } from "./queries.ts";
import { NEWEST_USAGE, USAGE_SORTS, type UsageQuery } from "./schema.ts";
import { usageStory } from "./test-story.ts";
import { readUsageFile } from "./usage-file.ts";
import { readUsageRows } from "./usage-rows.ts";
import { selectUsage } from "./usage-scope.ts";

const database = await testDatabase();
const { db, sql, url } = database;
const { people, carlsGroup, viewOf, use } = await usageStory(database);
const { john, mary, peter, carl, stranger } = people;

const client = { db, client: "test", actorId: null };
const words = { hidden_group: "A share group", subscription: "Subscription" };

const FORMULA = '=HYPERLINK("http://evil.example","Free credits")';
await use(john, 1n, { at: "2026-10-09T02:00:00Z", item: FORMULA, reference: "+49 30 1234, ext. 5" });
const twice = await use(mary, 8n, { at: "2026-10-09T02:00:00Z", item: 'Two\nlines, "quoted"', reference: "" });
await refundCharge(client, { key: "refund", chargeId: twice, credits: 3n });
const now = new Date().toISOString();
await cancelCharge(client, { key: "cancel", chargeId: await use(john, 2n, { at: now, item: "Taken back at once" }) });

async function fileOf(
	user: TestUser,
	{
		requested = "owner",
		asked = {},
		timeZone = "UTC",
	}: {
		requested?: RequestedView;
		asked?: Partial<UsageQuery>;
		timeZone?: string;
	} = {},
) {
	const query = { ...NEWEST_USAGE, ...asked };
	const file = await readUsageFile({ view: await viewOf(user, requested), db }, { query, words });
	const stream = await downloadCsv(file, { userId: user.id, timeZone, url });
	return parse(Buffer.from(await new Response(stream).arrayBuffer()), { bom: true, columns: true }) as Record<
		string,
		string
	>[];
}

describe("the file of Credit Usage", () => {
	it("has the columns of product.md, in their order", async () => {
		const [row = {}] = await fileOf(john, { asked: { search: "two" }, timeZone: "Asia/Hong_Kong" });
		expect(Object.entries(row)).toEqual([
			["date_used", "2026-10-09T10:00:00+08:00"],
			["user_name", "Mary Chan"],
			["user_email", mary.email],
			["service", "campaigns"],
			["item", 'Two\nlines, "quoted"'],
			["reference", ""],
			["credits", "-8"],
			["credit_type", "Email"],
			["pool", "John Lee"],
			["status", "partly_refunded"],
			["refunded", "3"],
			["lot_expires_at", ""],
			["charge_id", twice],
			["balance_after", "9391"],
		]);
	});

	it("has no cell that a spreadsheet would run", async () => {
		const [row] = await fileOf(john, { asked: { search: "hyperlink" } });
		expect(row).toMatchObject({ item: `'${FORMULA}`, reference: "'+49 30 1234, ext. 5" });
	});

	it("has the page's rows in the page's order, in every view, filter and order", async () => {
		const filters: Partial<UsageQuery>[] = [
			{},
			{ from: "2026-10-02" },
			{ to: "2026-10-01" },
			{ userId: mary.id },
			{ creditTypeId: "sms" },
			{ pool: `wallet:${john.id}` },
			{ pool: `share_group:${carlsGroup}` },
			{ status: "partly_refunded" },
			{ search: "i" },
			{ search: "%" },
			{ userId: john.id, creditTypeId: "email", search: "newsletter" },
		];
		let compared = 0;
		for (const [user, requested] of [
			[john, "own"],
			[peter, "owner"],
			[peter, "own"],
			[carl, "own"],
			[stranger, "own"],
		] as const) {
			const view = await viewOf(user, requested);
			for (const one of filters) {
				const isFirst = Object.keys(one).length === 0;
				for (const sort of isFirst ? USAGE_SORTS : (["date_used"] as const)) {
					const query = { ...NEWEST_USAGE, limit: 100, ...one, sort, descending: !isFirst };
					const rows = await readUsageRows(sql, await selectUsage(sql, view, query));
					const shown = rows.map(({ chargeId, pool, balanceAfter }) => ({
						charge_id: chargeId,
						pool: pool.name ?? words.hidden_group,
						balance_after: balanceAfter,
					}));
					// Only the query: a download of each would connect seventy times.
					const { text, values } = await readUsageFile({ view, db }, { query, words });
					const inFile = await sql.query<Record<string, unknown>>(text, values);
					expect(
						inFile.map(({ charge_id, pool, balance_after }) => ({ charge_id, pool, balance_after })),
						JSON.stringify([user.name, requested, query]),
					).toEqual(shown);
					compared += rows.length;
				}
			}
		}
		expect(compared).toBeGreaterThan(60);
	});

	it("has its rows in the requested order", async () => {
		const { rows } = await readUsage(
			{ view: await viewOf(john, "own"), db },
			{ ...NEWEST_USAGE, limit: 100, sort: "item" },
		);
		const file = await fileOf(john, { requested: "own", asked: { sort: "item" } });
		expect(file.map((row) => row.charge_id)).toEqual(rows.map((row) => row.chargeId));
	});

	it("does not name a share group that the viewer may not see", async () => {
		const rows = await fileOf(peter, { requested: "own" });
		expect(rows[0]).toMatchObject({ item: "Shared with him", pool: "A share group", balance_after: "" });
	});
});
