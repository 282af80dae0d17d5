import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalTags, type Entry } from "@/lib/ledger/posting/entry.ts";
import { entryHash, firstHash as firstHashOfLedger } from "@/lib/ledger/posting/entry-hash.ts";
import { firstHash, hashLine } from "./hash-line.ts";

const text = fc.string({ unit: "binary" }).map((value) => value.replaceAll("\0", ""));
const tags = fc.dictionary(text, text, { maxKeys: 5 });
const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const usage: Entry = {
	accountId: "018f0000-0000-7000-8000-000000000001",
	version: 7n,
	kind: "charge",
	lotId: "018f0000-0000-7000-8000-000000000002",
	credits: -12n,
	balanceAfter: 30n,
	movementId: "018f0000-0000-7000-8000-000000000003",
	part: 1,
	counterAccountId: null,
	client: "not hashed",
	chargeId: "018f0000-0000-7000-8000-000000000004",
	slice: 0,
	usage: { credits: 12n, expiresAt: null, service: "campaign", item: "", reference: null, tags: null },
	forgiven: null,
	sliceVersion: null,
	reversesVersion: null,
	orderId: null,
	userId: "018f0000-0000-7000-8000-000000000005",
	actorId: null,
	addressId: null,
	reason: null,
	postedAt: new Date("2026-08-01T04:00:00.123Z"),
};

it("hashes a line as the ledger has hashed its entry, however the file writes tags and instants", () => {
	const texts = fc.record({ service: text, item: text, reference: orNone(text), tags: orNone(tags) });
	fc.assert(
		fc.property(texts, fc.constantFrom(0, 1), (said, indent) => {
			const entry: Entry = { ...usage, usage: { credits: 12n, expiresAt: null, ...said } };
			const line = new Map<string, string | null>([
				...Object.entries({
					version: "7",
					kind: "charge",
					lot_id: usage.lotId,
					credits: "-12",
					balance_after: "30",
					movement_id: usage.movementId,
					part: "1",
					charge_id: usage.chargeId,
					slice: "0",
					slice_credits: "12",
					user_id: usage.userId,
					posted_at: "2026-08-01T12:00:00.123+08:00",
				}),
				["service", said.service],
				["item", said.item],
				["reference", said.reference],
				["tags", said.tags && JSON.stringify(JSON.parse(canonicalTags(said.tags)), null, indent)],
			]);
			expect(hashLine(usage.accountId, "ab".repeat(32), line)).toBe(entryHash("ab".repeat(32), entry));
		}),
	);
	expect(firstHash(usage.accountId)).toBe(firstHashOfLedger(usage.accountId));
});
