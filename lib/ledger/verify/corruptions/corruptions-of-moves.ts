import type { Corruption } from "./corruption.ts";

const TWO_ENTRIES = "a move between pools has two entries, which add up to nothing";
const SAME = "both entries of a move name each other's pool and say the same";
const KINDS =
	"credits are shared by a wallet with a share group, return from one to a wallet, and move along between wallets";

/** What the group got by its first allocation. */
const ARRIVED = (groupAccountId: string) =>
	`"ledger_entry"."account_id" = '${groupAccountId}' AND "ledger_entry"."kind" = 'allocation' AND "ledger_entry"."version" = 1`;

const MOVE_ID = `concat_ws(' ', "ledger_entry"."movement_id", "ledger_entry"."part") AS "id"`;

/** Of invariants 1 and 8: moves between pools. */
export const CORRUPTIONS_OF_MOVES: readonly Corruption[] = [
	{
		what: "credits that left one pool and arrived nowhere",
		breaks: TWO_ENTRIES,
		statements: ({ groupAccountId }) => [
			`DELETE FROM "ledger_entry" WHERE ${ARRIVED(groupAccountId)} RETURNING ${MOVE_ID}`,
		],
		sentence: /^Part 0 of movement \S+ has 1 entries, which add up to -\d+ credits\.$/,
	},
	{
		what: "credits that left one pool and arrived twice",
		breaks: TWO_ENTRIES,
		statements: ({ groupAccountId }) => [
			`CREATE TEMPORARY TABLE "copy" ON COMMIT DROP AS SELECT * FROM "ledger_entry" WHERE ${ARRIVED(groupAccountId)}`,
			`UPDATE "copy" SET "version" = 1000`,
			`INSERT INTO "ledger_entry" SELECT * FROM "copy" RETURNING ${MOVE_ID}`,
		],
		sentence: /^Part 0 of movement \S+ has 3 entries, which add up to \d+ credits\.$/,
	},
	{
		what: "more credits that arrive than left",
		breaks: TWO_ENTRIES,
		statements: ({ groupAccountId }) => [
			`UPDATE "ledger_entry" SET "credits" = "credits" + 1 WHERE ${ARRIVED(groupAccountId)} RETURNING ${MOVE_ID}`,
		],
		sentence: /has 2 entries, which add up to 1 credits/,
	},
	...[
		{ what: "another pool", change: `"counter_account_id" = gen_random_uuid()` },
		{ what: "another time", change: `"posted_at" = "posted_at" + interval '1 second'` },
		{ what: "another user", change: `"user_id" = NULL` },
		{ what: "another actor", change: `"actor_id" = NULL` },
		{ what: "another order", change: `"order_id" = gen_random_uuid()` },
		{ what: "another reason", change: `"reason" = 'another'` },
		{ what: "another kind", change: `"kind" = 'consolidation'` },
	].map(
		({ what, change }): Corruption => ({
			what: `a move whose sides name ${what}`,
			breaks: SAME,
			statements: ({ groupAccountId }) => [
				`UPDATE "ledger_entry" SET ${change} WHERE ${ARRIVED(groupAccountId)} RETURNING ${MOVE_ID}`,
			],
			sentence:
				/^Part 0 of movement \S+: entry \d+ of account \S+ .+ and entry 1 of account .+ are not the two sides of one move/,
		}),
	),
	{
		what: "a move into another credit type",
		breaks: SAME,
		statements: ({ groupAccountId }) => [
			`UPDATE "pool" SET "credit_type_id" = 'sms' WHERE "account_id" = '${groupAccountId}'`,
			`SELECT ${MOVE_ID} FROM "ledger_entry" WHERE ${ARRIVED(groupAccountId)}`,
		],
		sentence:
			/\(allocation of email, .+\) and entry 1 of account \S+ \(allocation of sms, .+\) are not the two sides of one move/,
	},
	{
		what: "a return to a share group",
		breaks: KINDS,
		statements: ({ groupAccountId }) => [
			`UPDATE "ledger_entry" SET "kind" = 'return' FROM "ledger_entry" AS "arrived"
				WHERE "arrived"."account_id" = '${groupAccountId}' AND "arrived"."kind" = 'allocation' AND "arrived"."version" = 1
				AND "ledger_entry"."movement_id" = "arrived"."movement_id" AND "ledger_entry"."part" = "arrived"."part" RETURNING ${MOVE_ID}`,
		],
		sentence: /\(return\) goes from account \S+ \(wallet\) to account \S+ \(share_group\)/,
	},
	{
		what: "credits that move along to a share group",
		breaks: KINDS,
		statements: ({ groupAccountId }) => [
			`UPDATE "ledger_entry" SET "kind" = 'consolidation' FROM "ledger_entry" AS "arrived"
				WHERE "arrived"."account_id" = '${groupAccountId}' AND "arrived"."kind" = 'allocation' AND "arrived"."version" = 1
				AND "ledger_entry"."movement_id" = "arrived"."movement_id" AND "ledger_entry"."part" = "arrived"."part" RETURNING ${MOVE_ID}`,
		],
		sentence: /\(consolidation\) goes from account \S+ \(wallet\) to account \S+ \(share_group\)/,
	},
	{
		what: "granted credits that move along",
		breaks: "only purchased credits are shared and move along",
		statements: () => [
			`UPDATE "lot" SET "kind" = 'granted' FROM "ledger_entry" WHERE "ledger_entry"."kind" = 'consolidation'
				AND "ledger_entry"."credits" < 0 AND "ledger_entry"."account_id" = "lot"."account_id" AND "ledger_entry"."lot_id" = "lot"."id"
				AND "lot"."origin_lot_id" IS NULL RETURNING ${MOVE_ID}`,
		],
		sentence: /\(consolidation\) took 10 credits out of lot \S+, which is granted/,
	},
	{
		what: "an allocation to a wallet",
		breaks: KINDS,
		statements: ({ groupAccountId, sally }) => [
			`UPDATE "account" SET "kind" = 'wallet', "share_group_id" = NULL, "user_id" = '${sally}', "credit_type_id" = 'gone'
				WHERE "id" = '${groupAccountId}'`,
			`SELECT ${MOVE_ID} FROM "ledger_entry" WHERE ${ARRIVED(groupAccountId)}`,
		],
		sentence: /\(allocation\) goes from account \S+ \(wallet\) to account \S+ \(wallet\)/,
	},
	...[
		{ what: "expire at another time", change: `"expires_at" = '2101-01-01'`, sentence: /expires 2101/ },
		{ what: "are granted now", change: `"kind" = 'granted'`, sentence: /to lot \S+ \(granted/ },
		{ what: "are of another order", change: `"order_id" = NULL`, sentence: /to lot \S+ \(purchased, order none/ },
		{ what: "have another origin", change: `"origin_lot_id" = gen_random_uuid()`, sentence: /origin \S+, expires/ },
	].map(
		({ what, change, sentence }): Corruption => ({
			what: `shared credits that ${what}`,
			breaks: "moving credits never changes their kind, order, origin or expiry",
			statements: ({ groupAccountId }) => [
				`UPDATE "lot" SET ${change} FROM "ledger_entry" WHERE ${ARRIVED(groupAccountId)}
					AND "lot"."account_id" = "ledger_entry"."account_id" AND "lot"."id" = "ledger_entry"."lot_id" RETURNING ${MOVE_ID}`,
			],
			sentence,
		}),
	),
];
