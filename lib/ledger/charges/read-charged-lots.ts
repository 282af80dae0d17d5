import type { LotKind } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sumOf } from "../posting/lot.ts";
import { type ChargeRow, type Reversal, readChargedEntries, readReversals } from "./charge-rows.ts";

/** What one lot gave to a charge. All amounts are credits. */
export interface ChargedLot {
	/** The place of its pool among those that paid, from 0. */
	readonly slice: number;
	readonly lotId: string;
	readonly kind: LotKind;
	readonly orderId: string | null;
	readonly expiresAt: Date | null;
	readonly credits: bigint;
	/** How many of them have been given back, to this lot or to one in its place. */
	readonly givenBack: bigint;
}

/** What one refund, or a cancellation, gave back to one of the pools that paid. */
export interface GivenBack {
	readonly slice: number;
	readonly kind: "refund" | "cancellation";
	readonly at: Date;
	readonly credits: bigint;
}

/**
 * The lots that paid these slices of a charge, in the order in which they were used (product.md 28), and what was given
 * back of them, earliest first.
 */
export async function readChargedLots(
	sql: Sql,
	{ id, accountIds, versions }: ChargeRow,
	slices: readonly number[],
): Promise<{ lots: ChargedLot[]; givenBack: GivenBack[] }> {
	const asked = accountIds.flatMap((accountId, slice) => {
		const version = versions[slice];
		return version !== undefined && slices.includes(slice) ? [{ slice, accountId, version }] : [];
	});
	const paid = [
		{ id, accountIds: asked.map(({ accountId }) => accountId), versions: asked.map(({ version }) => version) },
	];
	const entries = (await readChargedEntries(sql, paid)).reverse();
	const reversals = await readReversals(sql, paid);
	const lots = await readLotsById(sql, entries);
	const givenBackOf = (accountId: string, version: bigint) =>
		sumOf(reversals.filter((back) => back.accountId === accountId && back.reversesVersion === version));
	return {
		lots: entries.map(({ slice, accountId, version, lotId, credits }) => {
			const lot = lots.get(lotId);
			if (!lot) throw new Error(`The lot ${lotId} of charge ${id} is missing.`);
			return { slice, ...lot, credits, givenBack: givenBackOf(accountId, version) };
		}),
		givenBack: asked.flatMap(({ slice, accountId, version }) =>
			byMovement(reversals.filter((back) => back.accountId === accountId && back.sliceVersion === version)).map(
				(back) => ({ slice, ...back }),
			),
		),
	};
}

/** Each refund once, however many lots it gave back to. */
function byMovement(reversals: readonly Reversal[]): Omit<GivenBack, "slice">[] {
	const movements = new Map<string, Omit<GivenBack, "slice">>();
	for (const { movementId, kind, postedAt: at, credits } of reversals) {
		const before = movements.get(movementId)?.credits ?? 0n;
		movements.set(movementId, { kind, at, credits: before + credits });
	}
	return [...movements.values()].sort((one, other) => one.at.getTime() - other.at.getTime());
}

type KnownLot = Pick<ChargedLot, "lotId" | "kind" | "orderId" | "expiresAt">;

async function readLotsById(
	sql: Sql,
	entries: readonly { readonly accountId: string; readonly lotId: string }[],
): Promise<Map<string, KnownLot>> {
	if (entries.length === 0) return new Map();
	const rows = await sql.query<KnownLot>(
		`SELECT "id" AS "lotId", "kind"::text AS "kind", "order_id" AS "orderId", "expires_at" AS "expiresAt"
		FROM "lot" WHERE "account_id" = ANY ($1::uuid[]) AND "id" = ANY ($2::uuid[])`,
		[entries.map(({ accountId }) => accountId), entries.map(({ lotId }) => lotId)],
	);
	return new Map(rows.map((row) => [row.lotId, row]));
}
