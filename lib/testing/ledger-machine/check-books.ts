import type { Sql } from "@/lib/platform/database/sql.ts";
import type { BookedCharge, BookedHold } from "./book.ts";
import type { MachineWorld } from "./machine-world.ts";
import { CREDIT_TYPES } from "./world-pool.ts";

/** What the ledger says of a charge or a hold, by its id. */
export interface LedgerUse {
	readonly id: string;
	readonly accountIds: readonly string[];
}

interface LedgerCharge extends LedgerUse {
	readonly userId: string;
	readonly requested: bigint;
	readonly charged: bigint;
	readonly refunded: bigint;
	readonly status: string;
	readonly holdId: string | null;
	readonly reference: string | null;
}

interface LedgerHold extends LedgerUse {
	readonly userId: string;
	readonly credits: bigint;
	readonly status: string;
	readonly isOver: boolean;
	readonly reference: string | null;
}

/**
 * Whatever was acknowledged is in the ledger once, as it was acknowledged, and nothing else is: charges, holds, orders, and
 * the credits of each type by how they came or went. Returns what the ledger says of every charge and hold.
 */
export async function checkBooks(world: MachineWorld, sql: Sql): Promise<readonly LedgerUse[]> {
	const userIds = world.people.map(({ id }) => id);
	const charges = await sql.query<LedgerCharge>(
		`SELECT "id", "account_ids" AS "accountIds", "user_id" AS "userId", "requested", "charged", "refunded",
			"status"::text AS "status", "hold_id" AS "holdId", "reference"
		FROM "charge" WHERE "user_id" = ANY ($1::uuid[])`,
		[userIds],
	);
	const holds = await sql.query<LedgerHold>(
		`SELECT "id", "account_ids" AS "accountIds", "user_id" AS "userId", "credits", "status"::text AS "status",
			"expires_at" <= clock_timestamp() AS "isOver", "reference"
		FROM "hold" WHERE "user_id" = ANY ($1::uuid[])`,
		[userIds],
	);
	compare(world, { what: "charge", rows: charges, booked: world.book.charges, isAs: isChargeAs });
	compare(world, { what: "hold", rows: holds, booked: world.book.holds, isAs: isHoldAs });
	await checkOrders(world, sql);
	await checkSums(world, sql);
	return [...charges, ...holds];
}

function compare<
	Row extends { readonly id: string; readonly reference: string | null },
	Booked extends { user: number },
>(
	{ book, people }: MachineWorld,
	of: {
		readonly what: string;
		readonly rows: readonly (Row & { readonly userId: string })[];
		readonly booked: ReadonlyMap<string, Booked>;
		readonly isAs: (row: Row, booked: Booked) => boolean;
	},
): void {
	const { what, rows, booked, isAs } = of;
	const found = new Set<string>();
	for (const row of rows) {
		const own = booked.get(row.id);
		if (found.has(row.id)) book.problems.push(`${what} ${row.id} is there twice`);
		found.add(row.id);
		if (!own) {
			const why = book.refused.has(row.reference ?? "") ? "was refused" : "nobody was told of";
			book.problems.push(`${what} ${row.id}, which ${why}, is there`);
		} else if (!isAs(row, own) || people[own.user]?.id !== row.userId) {
			book.problems.push(`${what} ${row.id} is ${shown(row)}, and was acknowledged as ${shown(own)}`);
		}
	}
	for (const id of booked.keys())
		if (!found.has(id)) book.problems.push(`${what} ${id} was acknowledged and isn't there`);
}

function shown(value: object): string {
	return JSON.stringify(value, (_, one) => (typeof one === "bigint" ? Number(one) : one));
}

function isChargeAs(row: LedgerCharge, booked: BookedCharge): boolean {
	const isSame = row.requested === booked.requested && row.charged === booked.charged && row.holdId === booked.holdId;
	return isSame && row.refunded === booked.refunded && row.status === statusOf(booked);
}

function statusOf({ charged, refunded, isCovered, isRefunded, isCancelled }: BookedCharge): string {
	if (isCancelled) return "cancelled";
	if (isCovered) return isRefunded ? "refunded" : "posted";
	if (refunded === 0n) return "posted";
	return refunded < charged ? "partly_refunded" : "refunded";
}

/** Whose end was not acknowledged is open, or its time was over and a sweep has ended it. */
function isHoldAs({ credits, status, isOver }: LedgerHold, { credits: booked, end }: BookedHold): boolean {
	if (credits !== booked) return false;
	return end ? status === end : status === "open" || (status === "expired" && isOver);
}

async function checkOrders({ book }: MachineWorld, sql: Sql): Promise<void> {
	const ids = [...book.orders.keys()];
	const orders = await sql.query<{ id: string; credits: bigint; takenBack: bigint; purchases: bigint }>(
		`SELECT "order"."id", "order"."credits", "refunded_credits" AS "takenBack", (
			SELECT count(*) FROM "ledger_entry" WHERE "order_id" = "order"."id" AND "kind" = 'purchase') AS "purchases"
		FROM "order" WHERE "id" = ANY ($1::uuid[])`,
		[ids],
	);
	if (orders.length !== ids.length) book.problems.push(`${orders.length} of ${ids.length} orders are there`);
	for (const { id, credits, takenBack, purchases } of orders) {
		const own = book.orders.get(id);
		if (own?.credits === credits && own.takenBack === takenBack && purchases === 1n) continue;
		book.problems.push(
			`order ${id} of ${own?.credits} arrived ${purchases} times; ${takenBack} were taken back, acknowledged ${own?.takenBack}`,
		);
	}
}

const KINDS = ["purchase", "allowance", "grant", "adjustment", "charge", "refund", "cancellation"] as const;
const MOVES = ["allocation", "return", "consolidation"] as const;

/** What is left of a type = what came in − what was used − what expired, each as it was acknowledged. */
async function checkSums({ book, pools }: MachineWorld, sql: Sql): Promise<void> {
	const accountIds = [...pools.keys()];
	const entries = await sql.query<{ creditTypeId: string; kind: string; credits: bigint; arrived: bigint }>(
		`SELECT "account"."credit_type_id" AS "creditTypeId", "ledger_entry"."kind"::text AS "kind",
			sum("credits")::int8 AS "credits", coalesce(sum("credits") FILTER (WHERE "credits" > 0), 0)::int8 AS "arrived"
		FROM "ledger_entry" JOIN "account" ON "account"."id" = "account_id"
		WHERE "account_id" = ANY ($1::uuid[]) GROUP BY 1, 2`,
		[accountIds],
	);
	const balances = await sql.query<{ creditTypeId: string; credits: bigint; lowest: bigint }>(
		`SELECT "account"."credit_type_id" AS "creditTypeId", sum("balance")::int8 AS "credits",
			min("balance" - "held")::int8 AS "lowest"
		FROM "pool" JOIN "account" ON "account"."id" = "account_id" WHERE "account_id" = ANY ($1::uuid[]) GROUP BY 1`,
		[accountIds],
	);
	for (const creditTypeId of CREDIT_TYPES) {
		const of = (kind: string) => entries.find((entry) => entry.creditTypeId === creditTypeId && entry.kind === kind);
		const expect = (what: string, is: bigint, told: bigint) => {
			if (is !== told) book.problems.push(`${what} of ${creditTypeId} is ${is}, and was acknowledged as ${told}`);
		};
		let left = of("expiry")?.credits ?? 0n;
		for (const kind of KINDS) {
			const told = book.sum(creditTypeId, kind);
			expect(`the sum of each ${kind}`, of(kind)?.credits ?? 0n, told);
			left += told;
		}
		for (const kind of MOVES) expect(`what ${kind} made or lost`, of(kind)?.credits ?? 0n, 0n);
		expect("what was shared", of("allocation")?.arrived ?? 0n, book.sum(creditTypeId, "allocationIn"));
		const returned = of("return")?.arrived ?? 0n;
		// What comes back by itself is acknowledged to nobody: holds of deleted groups that end, and refunds to these.
		if (returned < book.sum(creditTypeId, "returnOut"))
			expect("what was taken back", returned, book.sum(creditTypeId, "returnOut"));
		const balance = balances.find((one) => one.creditTypeId === creditTypeId);
		expect("what is left", balance?.credits ?? 0n, left);
		if ((balance?.lowest ?? 0n) < 0n) book.problems.push(`a pool of ${creditTypeId} is below zero`);
	}
}
