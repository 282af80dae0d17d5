import { expect, it } from "vitest";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aClient } from "@/lib/testing/ledger.ts";
import { aCoverage } from "@/lib/testing/subscriptions.ts";
import { readUsageChoices } from "./queries.ts";
import { NEWEST_USAGE, type UsageQuery } from "./schema.ts";
import { usageStory } from "./test-story.ts";
import { readUsageFile } from "./usage-file.ts";

const database = await testDatabase();
const { db, sql } = database;
const { people, viewOf, seenBy, itemsSeenBy, use } = await usageStory(database);
const { john, mary } = people;
const words = { hidden_group: "A share group", subscription: "Subscription" };

const COVERED = { from: new Date("2026-10-03T00:00:00Z"), until: new Date("2026-10-10T00:00:00Z") };
for (const creditTypeId of ["email", "sms"]) {
	await aCoverage(db, mary.id, { creditTypeId, plan: `Unlimited ${creditTypeId}`, ...COVERED });
}
await use(mary, 9n, { at: "2026-10-03T02:00:00Z", item: "Covered first" });
const last = await use(mary, 9n, { at: "2026-10-09T02:00:00Z", item: "Covered last", creditTypeId: "sms" });

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
		pool: { kind: "subscription", name: "Unlimited sms" },
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
		expect(file.map((row) => [row.item, row.pool]).toSorted()).toEqual(
			items.map((item) => [item, `Subscription: Unlimited ${item === "Covered last" ? "sms" : "email"}`]),
		);
	}
	const { pools } = await readUsageChoices({ view: await viewOf(mary, "own"), db });
	expect(pools.map(({ kind }) => kind)).toContain("subscription");
});

it("what was refunded of it says so, and what was cancelled is gone", async () => {
	const at = (instant: string) => aClient(db, { clock: clockAt(new Date(instant)) });
	await refundCharge(at("2026-10-09T03:00:00Z"), { key: newId(), chargeId: last });
	const gone = await use(mary, 1n, { at: "2026-10-09T04:00:00Z", item: "Covered and cancelled" });
	await cancelCharge(at("2026-10-09T04:01:00Z"), { key: newId(), chargeId: gone });
	const { rows, totals } = await seenBy(mary, "own", { pool: "subscription" });
	expect(rows.map(({ item, status, credits, refunded }) => [item, status, credits, refunded])).toEqual([
		["Covered last", "refunded", 0n, 0n],
		["Covered first", "used", 0n, 0n],
	]);
	expect(totals.rows).toBe(2);
	expect(await itemsSeenBy(mary, "own", { status: "refunded" })).toEqual(["Covered last"]);
	expect(await itemsSeenBy(mary, "own", { status: "used", pool: "subscription" })).toEqual(["Covered first"]);
});
