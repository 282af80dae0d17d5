import type { Sql } from "@/lib/platform/database/sql.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { onShards } from "../posting/by-shard.ts";
import type { Entry } from "../posting/entry.ts";
import { sumOf } from "../posting/lot.ts";
import type { Operation, Repeated } from "../together/operation.ts";
import { type ChargeRow, type Reversal, readChargeRows, readReversals } from "./charge-rows.ts";

/** A refund, or a cancellation, of a charge. */
export interface GivenBackOperation extends Operation {
	readonly kind: "refund" | "cancellation";
	readonly chargeId: string;
	/** Null: all that is left. */
	readonly credits: bigint | null;
	readonly reason: string | null;
}

export interface RefundedCharge {
	readonly chargeId: string;
	/** Credits given back by this refund, and by all of the charge's refunds. */
	readonly refunded: bigint;
	readonly refundedInAll: bigint;
	/** The pools that got them, and their balance afterwards. */
	readonly pools: readonly { readonly accountId: string; readonly balanceAfter: bigint }[];
}

/** The pools that the credits of one movement came to, and their balance after it. */
export function poolsOf(
	entries: readonly Pick<Entry, "accountId" | "credits" | "balanceAfter">[],
): RefundedCharge["pools"] {
	const last = new Map(entries.map((entry) => [entry.accountId, entry]));
	return [...last.values()]
		.filter(({ credits }) => credits > 0n)
		.map(({ accountId, balanceAfter }) => ({ accountId, balanceAfter }));
}

/** What refunds and cancellations were answered, from their entries. */
export async function recallRefunds(
	sql: Sql,
	repeated: readonly Repeated[],
): Promise<Map<Operation, Result<RefundedCharge>>> {
	const chargeIdOf = (operation: Operation) => (operation as GivenBackOperation).chargeId;
	const charges = await readChargeRows(
		sql,
		repeated.map(({ operation }) => chargeIdOf(operation)),
	);
	const rows = [...charges.values()];
	const reversals = await readReversals(sql, rows);
	const usage = await readSliceCredits(sql, rows);
	const movements = await readMovements(
		sql,
		repeated.map(({ effectId }) => effectId),
		rows.flatMap(({ accountIds }) => accountIds),
	);
	return new Map(
		repeated.map(({ operation, effectId }) => {
			const charge = charges.get(chargeIdOf(operation));
			const entries = movements.filter(({ movementId }) => movementId === effectId);
			const own = reversals.filter(({ movementId }) => movementId === effectId);
			if (!charge || own.length === 0) throw new Error(`The refund ${effectId} of a key is missing.`);
			const refundedInAll = refundedUpTo(charge, own, { reversals, usage });
			const answer = { chargeId: charge.id, refunded: sumOf(own), refundedInAll, pools: poolsOf(entries) };
			return [operation, done(answer)];
		}),
	);
}

/** Refunds begin with a charge's last slice: those after the first slice that a refund touches are refunded wholly. */
function refundedUpTo(
	{ accountIds, versions }: ChargeRow,
	own: readonly Reversal[],
	{ reversals, usage }: { readonly reversals: readonly Reversal[]; readonly usage: ReadonlyMap<string, bigint> },
): bigint {
	let refunded = 0n;
	for (let slice = accountIds.length - 1; slice >= 0; slice -= 1) {
		const isOfSlice = ({ accountId, sliceVersion }: Reversal) =>
			accountId === accountIds[slice] && sliceVersion === versions[slice];
		const isFirst = !own.some(({ accountId }) => accountIds.indexOf(accountId) < slice);
		if (isFirst) {
			const versionsOfOwn = own.filter(isOfSlice).map(({ version }) => version);
			const isUpToOwn = ({ version }: Reversal) => versionsOfOwn.some((latest) => version <= latest);
			return refunded + sumOf(reversals.filter((one) => isOfSlice(one) && isUpToOwn(one)));
		}
		refunded += usage.get(`${accountIds[slice]} ${versions[slice]}`) ?? 0n;
	}
	return refunded;
}

async function readSliceCredits(sql: Sql, charges: readonly ChargeRow[]): Promise<Map<string, bigint>> {
	const rows = await sql.query<{ accountId: string; version: bigint; credits: bigint }>(
		`SELECT "entry"."account_id" AS "accountId", "entry"."version", "entry"."slice_credits" AS "credits"
		FROM unnest($1::uuid[], $2::int8[]) AS "asked" ("account_id", "version")
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "asked"."account_id"
			AND "entry"."version" = "asked"."version"
			${onShards(`"entry"."account_id"`, "$1::uuid[]")}`,
		[charges.flatMap(({ accountIds }) => accountIds), charges.flatMap(({ versions }) => versions)],
	);
	return new Map(rows.map(({ accountId, version, credits }) => [`${accountId} ${version}`, credits]));
}

type MovementEntry = Pick<Entry, "accountId" | "movementId" | "credits" | "balanceAfter"> & {
	readonly part: number;
	readonly counterAccountId: string | null;
};

/** The entries of these refunds in their order, in the pools that paid and in wallets to which they were passed on. */
async function readMovements(
	sql: Sql,
	movementIds: readonly string[],
	accountIds: readonly string[],
): Promise<MovementEntry[]> {
	// Refunds are neither kind: saying so lets PostgreSQL read them from the index `entry_movement`.
	const read = (ids: readonly string[]) =>
		sql.query<MovementEntry>(
			`SELECT "account_id" AS "accountId", "movement_id" AS "movementId", "part"::int AS "part", "credits",
				"balance_after" AS "balanceAfter", "counter_account_id" AS "counterAccountId"
			FROM "ledger_entry" WHERE "account_id" = ANY ($1::uuid[]) AND "movement_id" = ANY ($2::uuid[])
				AND "kind" NOT IN ('charge', 'expiry')`,
			[[...new Set(ids)], movementIds],
		);
	const paid = new Set(accountIds);
	const entries = await read([...paid]);
	const passedOn = entries.flatMap(({ counterAccountId: id }) => (id !== null && !paid.has(id) ? [id] : []));
	if (passedOn.length > 0) entries.push(...(await read(passedOn)));
	return entries.sort((one, other) => one.part - other.part);
}
