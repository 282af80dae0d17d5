import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { expireHolds } from "@/lib/ledger/charges/expire-holds.ts";
import { captureHold, placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { finishClosingGroups } from "@/lib/ledger/movements/close-share-group.ts";
import { fromStoredAnswer } from "@/lib/ledger/requests/stored-answer.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { anEmptyDatabase, MIGRATIONS } from "../testing/upgraded-database.ts";

// From transfers to entries: a ledger of before (`testing/ledger-of-transfers.sql`) says the same afterwards, and more.

const LEDGER_ENTRIES = "20261129200000_ledger_entries";
const AUTUMN = `(SELECT "id" FROM "account" WHERE "share_group_id" = (SELECT "id" FROM "share_group" WHERE "name" = 'Autumn') AND "credit_type_id" = 'lab')`;

/** What both shapes say: a query of before, and one of now that gives the same rows. */
const ALIKE = {
	pools: [
		`SELECT "id", "credit_type_id", "user_id", "share_group_id", "balance", "held" FROM "account"
		WHERE "kind" IN ('wallet', 'share_group')`,
		`SELECT "id", "account"."credit_type_id", "user_id", "share_group_id", "balance", "held" FROM "account"
		JOIN "pool" ON "account_id" = "id" AND "pool"."credit_type_id" = "account"."credit_type_id"`,
	],
	lots: [
		`SELECT "lot".*, "origin"."account_id" AS "origin_account_id", "lot"."remaining" = 0 AS "is_closed"
		FROM "lot" LEFT JOIN "lot" AS "origin" ON "origin"."id" = "lot"."origin_lot_id"`,
		`SELECT *, "closed_at" IS NOT NULL AS "is_closed" FROM "lot"`,
	],
	entries: [
		`SELECT "from_account_id" AS "account_id", "from_version" AS "version", "from_lot_id" AS "lot_id", -"credits" AS "credits",
			"from_balance_after" AS "balance_after", "order_id", "user_id", "actor_id", "reason", "posted_at" FROM "transfer" WHERE "from_version" > 0
		UNION ALL
		SELECT "to_account_id", "to_version", "to_lot_id", "credits", "to_balance_after", "order_id", "user_id", "actor_id", "reason", "posted_at"
		FROM "transfer" WHERE "to_version" > 0`,
		`SELECT * FROM "ledger_entry"`,
	],
	"usage rows": [
		`SELECT "slice".*, CASE WHEN "address" NOT LIKE 'rita@%' THEN "address" END AS "address", "service", "item", "reference", "status"
		FROM "charge_slice" AS "slice" JOIN "charge" ON "charge"."id" = "charge_id"`,
		`SELECT "usage"."charge_id", "slice" AS "position", "account_id", "usage"."user_id", "credit_type_id", "slice_credits" AS "credits",
			(SELECT coalesce(sum("credits"), 0)::bigint FROM "ledger_entry" AS "back"
			WHERE "back"."account_id" = "usage"."account_id" AND "slice_version" = "usage"."version") AS "refunded",
			"version" AS "account_version", "balance_after", "slice_expires_at" AS "lot_expires_at", "value" AS "address",
			"usage"."service", "usage"."item", "usage"."reference", "usage"."posted_at", "status"
		FROM "ledger_entry" AS "usage" JOIN "charge" ON "charge"."client" = "usage"."client" AND "charge"."id" = "charge_id"
		LEFT JOIN "address" ON "address"."id" = "address_id" WHERE "slice_credits" IS NOT NULL`,
	],
	charges: [`SELECT * FROM "charge"`, `SELECT * FROM "charge"`],
	holds: [
		`SELECT "hold".*, "expires_at" AS "first_expires_at", least("expires_at", "placed_at" + interval '30 days') AS "expires_at" FROM "hold"`,
		`SELECT * FROM "hold"`,
	],
	"held slices": [
		`SELECT * FROM "hold_slice"`,
		`SELECT "hold_slice".*, "value" AS "address" FROM "hold_slice" LEFT JOIN "address" ON "id" = "address_id"`,
	],
	"daily totals": [
		`SELECT "account_id", "user_id", "day"::text, "charged", "refunded", "charges" FROM "usage_daily" WHERE "charges" > 0`,
		`SELECT "account_id", "user_id", "day"::text, sum("charged")::bigint AS "charged", sum("refunded")::bigint AS "refunded",
			sum("charges")::bigint AS "charges" FROM "usage_daily" GROUP BY 1, 2, 3`,
	],
	"use of share groups": [
		`SELECT "account_id", "user_id", nullif("address", 'rita@northwind.example') AS "address", "day"::text, "credits" FROM "share_group_usage"`,
		`SELECT "account_id", "user_id", "value" AS "address", "day"::text, "credits" FROM "pool_use" JOIN "address" ON "id" = "address_id"`,
	],
	keys: [
		`SELECT "client", "key", "outcome", "created_at" FROM "request"`,
		`SELECT *, "answer" AS "outcome" FROM "request"`,
	],
} as const;

/** What the upgrade adds, because a refund to a deleted group goes into it and returns. */
const MORE: Partial<Record<keyof typeof ALIKE, number>> = { lots: 1, entries: 16 };

const { url, query, migrate, migrateBefore } = await anEmptyDatabase({ withAwkwardRows: false });
await migrateBefore(LEDGER_ENTRIES);
await query(readFileSync(path.join(import.meta.dirname, "../testing/ledger-of-transfers.sql"), "utf8"));
const before = new Map<string, Record<string, unknown>[]>();
for (const [what, [query0]] of Object.entries(ALIKE)) before.set(what, await query(query0));
const shown = vi.spyOn(process.stdout, "write").mockReturnValue(true);
await migrate(LEDGER_ENTRIES);
const said = shown.mock.calls.map(([line]) => String(line));
shown.mockRestore();
for (const later of MIGRATIONS.slice(MIGRATIONS.indexOf(LEDGER_ENTRIES) + 1)) await migrate(later);

const db = openDatabase(url, { maxConnections: 2 });
afterAll(() => db.$disconnect());

it("is clean", async () => {
	expect(await verifyLedger(sqlOf(db))).toEqual([]);
});

it.each(Object.entries(ALIKE))("has the %s of before", async (what, [, now]) => {
	const rows = before.get(what) ?? [];
	expect(rows.length).toBeGreaterThan(2);
	const found = await query(now);
	expect(found).toEqual(expect.arrayContaining(rows.map((row) => expect.objectContaining(row))));
	expect(found).toHaveLength(rows.length + (MORE[what as keyof typeof ALIKE] ?? 0));
});

it("lets what was given back to a deleted group go into it and return", async () => {
	const after = await query(
		`SELECT "ledger_entry"."kind", "credits"::int, "expires_at"::date::text AS "expires" FROM "ledger_entry" JOIN "lot" USING ("account_id")
		WHERE "lot"."id" = "lot_id" AND "account_id" = ${AUTUMN} AND "posted_at" > '2026-01-16 10:10' ORDER BY "version"`,
	);
	const [june, february, prolonged] = ["2026-06-30", "2026-02-15", "2026-02-22"];
	const given = [
		[2, june],
		[4, june],
		[2, june],
		[4, june],
		[30, june],
		[10, june],
		[3, prolonged],
		[7, february],
	] as const;
	expect(after).toEqual(
		given.flatMap(([credits, expires], index) => [
			{ kind: index === 0 ? "cancellation" : "refund", credits, expires },
			{ kind: "return", credits: -credits, expires },
		]),
	);
});

it("makes one movement of an act, and two of two acts at one instant", async () => {
	const acts = await query(
		`SELECT "kind", array_agg("part"::int ORDER BY "part") AS "parts", sum("credits")::int AS "credits" FROM "ledger_entry"
		WHERE "charge_id" = (SELECT "id" FROM "charge" WHERE "reference" = 'N-1') GROUP BY "kind", "movement_id" ORDER BY min("posted_at"), 3`,
	);
	expect(acts).toEqual([
		{ kind: "charge", parts: [0, 1, 2, 3, 4], credits: -80 },
		{ kind: "refund", parts: [0], credits: 3 },
		{ kind: "refund", parts: [0, 1], credits: 22 },
		{ kind: "refund", parts: [0, 1, 3, 5], credits: 48 },
		{ kind: "refund", parts: [0], credits: 7 },
	]);
	const shared = await query(
		`SELECT count(*)::int AS "entries" FROM "ledger_entry" WHERE "kind" = 'allocation' GROUP BY "movement_id" HAVING count(*) > 2`,
	);
	expect(shared).toEqual([{ entries: 4 }]);
});

it("makes cancellations of all that was given back of a cancelled charge", async () => {
	const kinds = await query(
		`SELECT "status", "kind", sum("entry"."credits")::int AS "credits", count(*)::int AS "entries" FROM "ledger_entry" AS "entry"
		JOIN "charge" ON "charge"."id" = "charge_id" WHERE "kind" <> 'charge' AND "status" = 'cancelled' GROUP BY 1, 2`,
	);
	expect(kinds).toEqual([{ status: "cancelled", kind: "cancellation", credits: 13, entries: 5 }]);
});

it("counts the use of wallets, what is on hold included", async () => {
	const use = await query(
		`SELECT "user"."name", "day"::text, sum("credits")::int AS "credits" FROM "pool_use" JOIN "account" ON "account"."id" = "account_id"
		JOIN "user" ON "user"."id" = "pool_use"."user_id" WHERE "account"."kind" = 'wallet' GROUP BY 1, 2 ORDER BY 1`,
	);
	expect(use).toEqual([
		{ name: "Kim", day: "2026-01-13", credits: 8 },
		{ name: "Mary", day: "2026-01-13", credits: 14 },
	]);
});

it("shortens open holds beyond 30 days, and names them", async () => {
	const long = await query(
		`SELECT "id", "expires_at"::text AS "is" FROM "hold" WHERE "status" = 'open' AND "first_expires_at" > "expires_at" ORDER BY "placed_at"`,
	);
	expect(long.map(({ is }) => is)).toEqual([
		"2026-02-12 00:00:00+00",
		"2026-02-12 00:00:00+00",
		"2026-03-19 00:00:00+00",
	]);
	const named = long.map(
		({ id, is }) => new RegExp(`The hold ${id} of .* ends at ${is?.toString().replace("+", ".")}, 30 days after`),
	);
	expect(said).toEqual(named.map((line) => expect.stringMatching(line)));
});

it("answers keys of before as they were answered, does nothing again, and goes on", async () => {
	const clock = clockAt(new Date("2026-02-26T00:00:00Z"));
	const tests = { db, clock, client: "tests", actorId: null };
	const [tom, mary] = (await query(`SELECT "id" FROM "user" WHERE "name" IN ('Tom', 'Mary') ORDER BY "name" DESC`)).map(
		idOf,
	);
	const [spring] = (await query(`SELECT "id" FROM "share_group" WHERE "name" = 'Spring'`)).map(idOf);
	const chargeOfItem = async (item: string) =>
		(await query(`SELECT "id" FROM "charge" WHERE "item" = '${item}'`)).map(idOf)[0] ?? "";
	const answered = (key: string) => query(`SELECT "answer", "effect_id" AS "id" FROM "request" WHERE "key" = '${key}'`);
	const answerTo = async (key: string) => fromStoredAnswer((await answered(key))[0]?.answer);
	// Then nothing was covered, and answers didn't say so.
	const paidAnswerTo = async (key: string) => {
		const answer = (await answerTo(key)) as { value: object };
		return { ...answer, value: { ...answer.value, coveredBy: null } };
	};
	const effectOf = async (key: string) => (await answered(key)).map(idOf)[0] ?? "";
	const labs = { creditTypeId: "lab", service: "labs", item: "Kubernetes basics" };
	const campaign = { creditTypeId: "lab", service: "campaign", item: "Spring sale" };

	const charge = { ...labs, key: "key-1", userId: tom ?? "", credits: 35n, pool: { shareGroupId: spring ?? "" } };
	expect(await postCharges(tests, [charge])).toEqual([await paidAnswerTo("key-1")]);
	expect(await postCharges(tests, [{ ...charge, credits: 34n }])).toMatchObject([{ code: "CONFLICT" }]);
	const hold = { ...campaign, key: "key-21", userId: mary ?? "", credits: 5n, lifetimeMs: 2 * 86_400_000 };
	expect(await placeHold(tests, hold)).toEqual(await paidAnswerTo("key-21"));
	const holdId = await effectOf("key-21");
	expect(await captureHold(tests, { key: "key-28", holdId, credits: 5n })).toEqual(await paidAnswerTo("key-28"));
	const released = { key: "key-29", holdId: await effectOf("key-22") };
	expect(await releaseHold(tests, released)).toEqual(await answerTo("key-29"));
	const refund = { key: "key-16", chargeId: await chargeOfItem("Newsletter"), credits: 3n, reason: "Half delivered" };
	expect(await refundCharge(tests, refund)).toEqual(await answerTo("key-16"));
	const wholly = { key: "key-14", chargeId: await chargeOfItem("Nothing left") };
	expect(await refundCharge(tests, wholly)).toEqual(await answerTo("key-14"));
	const cancellation = { key: "key-36", chargeId: await chargeOfItem("Cancelled after"), reason: "By mistake" };
	expect(await cancelCharge(tests, cancellation)).toEqual(await answerTo("key-36"));
	expect(await query(ALIKE.entries[1])).toHaveLength((before.get("entries")?.length ?? 0) + (MORE.entries ?? 0));

	const more = { key: "more", chargeId: await chargeOfItem("In part") };
	expect(await refundCharge(tests, more)).toMatchObject({ ok: true, value: { refunded: 4n, refundedInAll: 6n } });
	expect(await expireHolds(tests)).toBe(3);
	expect(await postCharges(tests, [{ ...charge, key: "new", credits: 1n }])).toMatchObject([{ ok: true }]);
	expect(await finishClosingGroups(tests)).toBe(0);
	expect(await verifyLedger(sqlOf(db))).toEqual([]);
});

function idOf({ id }: Record<string, unknown>): string {
	return String(id);
}
