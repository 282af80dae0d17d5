import fc from "fast-check";
import { expect, test } from "vitest";
import { EntryKind } from "@/generated/prisma/enums.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { canonicalTags, type Entry } from "./entry.ts";
import { entryHash, firstHash } from "./entry-hash.ts";
import { entryHashSql, firstHashSql } from "./entry-hash-sql.ts";

const { sql } = await testDatabase();

const uuid = fc.uuid();
const credits = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const small = fc.integer({ min: 0, max: 32_767 });
// PostgreSQL stores no NUL.
const text = fc.string({ unit: "binary" }).map((value) => value.replaceAll("\0", ""));
const tags = fc.dictionary(text, text, { maxKeys: 5 });
const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const anyEntry: fc.Arbitrary<Entry> = fc.record({
	accountId: uuid,
	version: credits,
	kind: fc.constantFrom(...Object.values(EntryKind)),
	lotId: uuid,
	credits,
	balanceAfter: credits,
	movementId: uuid,
	part: small,
	counterAccountId: orNone(uuid),
	client: orNone(text),
	chargeId: orNone(uuid),
	slice: orNone(small),
	usage: orNone(
		fc.record({
			credits,
			expiresAt: fc.constant(null),
			service: text,
			item: text,
			reference: orNone(text),
			tags: orNone(tags),
		}),
	),
	// Hashed in no way: what counts for a limit is no movement.
	forgiven: orNone(credits),
	sliceVersion: orNone(credits),
	reversesVersion: orNone(credits),
	orderId: orNone(uuid),
	userId: orNone(uuid),
	actorId: orNone(uuid),
	addressId: orNone(uuid),
	reason: orNone(text),
	postedAt: fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true }),
});

test("an entry's hash is the same in JavaScript and in SQL", async () => {
	const previous = fc.stringMatching(/^[0-9a-f]{64}$/);
	await fc.assert(
		fc.asyncProperty(previous, fc.array(anyEntry, { minLength: 1, maxLength: 20 }), async (before, entries) => {
			const rows = await sql.query<{ hash: string }>(
				`SELECT encode(${entryHashSql(`"entry"`, "decode($1, 'hex')")}, 'hex') AS "hash"
				FROM jsonb_array_elements($2::text::jsonb) WITH ORDINALITY AS "row" ("json", "place")
				CROSS JOIN LATERAL jsonb_populate_record(NULL::"ledger_entry", "json") AS "entry" ORDER BY "place"`,
				[before, JSON.stringify(entries.map(rowOf))],
			);
			expect(rows.map(({ hash }) => hash)).toEqual(entries.map((entry) => entryHash(before, entry)));
		}),
		{ numRuns: 50 },
	);
});

test("what the first entry follows is the same in JavaScript and in SQL", async () => {
	const accountId = "018f0000-0000-7000-8000-000000000001";
	const [row] = await sql.query<{ hash: string }>(`SELECT encode(${firstHashSql("$1::uuid")}, 'hex') AS "hash"`, [
		accountId,
	]);
	expect(row?.hash).toBe(firstHash(accountId));
});

/** The row as JSON; numbers as text, which has no limit. */
function rowOf(entry: Entry) {
	const { usage } = entry;
	return {
		account_id: entry.accountId,
		version: String(entry.version),
		kind: entry.kind,
		lot_id: entry.lotId,
		credits: String(entry.credits),
		balance_after: String(entry.balanceAfter),
		movement_id: entry.movementId,
		part: entry.part,
		counter_account_id: entry.counterAccountId,
		charge_id: entry.chargeId,
		slice: entry.slice,
		slice_credits: usage ? String(usage.credits) : null,
		service: usage?.service,
		item: usage?.item,
		reference: usage?.reference,
		tags: usage?.tags ? JSON.parse(canonicalTags(usage.tags)) : null,
		slice_version: entry.sliceVersion === null ? null : String(entry.sliceVersion),
		reverses_version: entry.reversesVersion === null ? null : String(entry.reversesVersion),
		order_id: entry.orderId,
		user_id: entry.userId,
		actor_id: entry.actorId,
		reason: entry.reason,
		posted_at: entry.postedAt.toISOString(),
	};
}
