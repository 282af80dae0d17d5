import type { ChargeStatus } from "@/generated/prisma/enums.ts";
import { readChargeRows } from "@/lib/ledger/charges/charge-rows.ts";
import { type ChargedLot, type GivenBack, readChargedLots } from "@/lib/ledger/charges/read-charged-lots.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { isId } from "@/lib/platform/ids.ts";
import { readRowsOfCharge, type UsageRow } from "./usage-rows.ts";
import type { UsageSelection } from "./usage-scope.ts";

/** How many lots of a slice are named. */
export const SHOWN_LOTS = 50;

/** A lot that paid, with its order where the viewer sees that. */
export interface ShownLot extends Omit<ChargedLot, "slice" | "orderId"> {
	readonly order: { readonly id: string; readonly number: bigint } | null;
}

/** What one pool paid of a charge: its row in Credit Usage, and what is behind it. */
export interface ShownSlice extends UsageRow {
	/** In the order in which they were used; none of a pool that the viewer may not know. The first `SHOWN_LOTS`. */
	readonly lots: readonly ShownLot[];
	/** How many lots more there were. */
	readonly moreLots: number;
	readonly givenBack: readonly Omit<GivenBack, "slice">[];
}

/** A charge as far as the viewer sees it (product.md 30): never empty, and nothing of what other pools paid. */
export interface ShownCharge {
	readonly chargeId: string;
	readonly status: ChargeStatus;
	/** When the hold was placed that it was captured from; null where there was none. */
	readonly heldAt: Date | null;
	readonly slices: readonly [ShownSlice, ...ShownSlice[]];
}

/**
 * One charge in a scope, with the lots that paid and what was given back. Null where nothing of it is in scope: there is
 * no such charge for this viewer. `ordersOf`: whose orders the viewer sees by number (product.md 9).
 */
export async function readShownCharge(
	sql: Sql,
	asked: UsageSelection,
	{ chargeId, ordersOf }: { chargeId: string; ordersOf: string | null },
): Promise<ShownCharge | null> {
	if (!isId(chargeId)) return null;
	const [first, ...others] = await readRowsOfCharge(sql, asked, chargeId);
	const charge = (await readChargeRows(sql, [chargeId])).get(chargeId);
	if (!first || !charge) return null;
	const slices = [first, ...others].filter(isPaid).map(({ slice }) => slice);
	const { lots, givenBack } = await readChargedLots(sql, charge, slices);
	const orders = await readOrders(sql, lots, ordersOf);
	const behind = (row: UsageRow): ShownSlice => {
		const own = isKnown(row) ? lots.filter(({ slice }) => slice === row.slice) : [];
		return {
			...row,
			lots: own.slice(0, SHOWN_LOTS).map(({ slice: _, orderId, ...lot }) => ({
				...lot,
				order: orderId === null ? null : (orders.get(orderId) ?? null),
			})),
			moreLots: Math.max(0, own.length - SHOWN_LOTS),
			givenBack: givenBack.filter(({ slice }) => slice === row.slice).map(({ slice: _, ...back }) => back),
		};
	};
	const { status, postedAt, countedAt } = charge;
	const heldAt = countedAt.getTime() === postedAt.getTime() ? null : countedAt;
	return { chargeId, status, heldAt, slices: [behind(first), ...others.map(behind)] };
}

const isPaid = ({ pool }: UsageRow) => pool.kind !== "subscription";
const isKnown = ({ pool }: UsageRow) => pool.kind === "wallet" || pool.kind === "share_group";

async function readOrders(sql: Sql, lots: readonly ChargedLot[], ordersOf: string | null) {
	const ids = [...new Set(lots.flatMap(({ orderId }) => orderId ?? []))];
	if (ordersOf === null || ids.length === 0) return new Map<string, ShownLot["order"]>();
	const rows = await sql.query<{ id: string; number: bigint }>(
		`SELECT "id", "number" FROM "order" WHERE "id" = ANY ($1::uuid[]) AND "beneficiary_id" = $2::uuid`,
		[ids, ordersOf],
	);
	return new Map(rows.map((order) => [order.id, order]));
}
