import { expect, it } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { readUsageChoices } from "./queries.ts";
import { NEWEST_USAGE, type UsageQuery } from "./schema.ts";
import { usageStory } from "./test-story.ts";
import { readUsageFile } from "./usage-file.ts";

// No subscription can be bought yet: what one has covered is written directly.
const database = await testDatabase({ corrupted: true });
const { db, sql } = database;
const { people, viewOf, seenBy, itemsSeenBy } = await usageStory(database);
const { john, mary } = people;
const words = { hidden_group: "A share group", subscription: "Subscription" };

for (const [item, at, creditTypeId] of [
	["Covered first", "2026-10-03T02:00:00Z", "email"],
	["Covered last", "2026-10-09T02:00:00Z", "sms"],
] as const) {
	const what = { service: "campaigns", item, requested: 9n, charged: 0n, coveredBy: "subscription" as const };
	const nowhere = { accountIds: [], versions: [] };
	await db.charge.create({
		data: { client: "test", id: newId(), userId: mary.id, creditTypeId, postedAt: new Date(at), ...what, ...nowhere },
	});
	const day = new Date(at.slice(0, 10));
	await db.coveredDaily.create({ data: { userId: mary.id, creditTypeId, day, charges: 1n } });
}

it("what a subscription covered is in the user's own view, costs nothing and has no pool (product.md 16)", async () => {
	const { rows, totals } = await seenBy(mary, "own");
	expect(rows.map((row) => row.item)).toEqual([
		"Covered last",
		"Covered first",
		"Abandoned carts",
		"Before she joined",
	]);
	expect(rows[0]).toMatchObject({
		...{ credits: 0n, refunded: 0n, status: "used", creditType: "SMS", balanceAfter: null, lotExpiresAt: null },
		pool: { kind: "subscription", name: null },
	});
	expect(totals).toMatchObject({ rows: 4, byCreditType: [{ creditTypeId: "email", credits: 207n }, { credits: 0n }] });
	for (const viewer of [mary, john]) expect(await itemsSeenBy(viewer)).not.toContain("Covered last");
});

it("what a subscription covered follows the filters, on the page and in the file", async () => {
	const cases: [Partial<UsageQuery>, string[]][] = [
		[{ descending: false, limit: 3 }, ["Before she joined", "Abandoned carts", "Covered first"].toSorted()],
		[{ pool: "subscription" }, ["Covered first", "Covered last"]],
		[{ creditTypeId: "sms" }, ["Covered last"]],
		[{ from: "2026-10-03", to: "2026-10-04" }, ["Covered first"]],
		[{ search: "covered" }, ["Covered first", "Covered last"]],
		[{ status: "refunded" }, []],
	];
	for (const [asked, items] of cases) {
		expect((await itemsSeenBy(mary, "own", asked)).toSorted(), JSON.stringify(asked)).toEqual(items);
		if (asked.limit) continue;
		const { totals } = await seenBy(mary, "own", asked);
		expect(totals.rows, JSON.stringify(asked)).toBe(items.length);
		const query = { ...NEWEST_USAGE, ...asked };
		const { text, values } = await readUsageFile({ view: await viewOf(mary, "own"), db }, { query, words });
		const file = await sql.query<{ item: string; pool: string }>(text, values);
		expect(file.map((row) => [row.item, row.pool]).toSorted()).toEqual(items.map((item) => [item, "Subscription"]));
	}
	const { pools } = await readUsageChoices({ view: await viewOf(mary, "own"), db });
	expect(pools.map(({ kind }) => kind)).toContain("subscription");
});
