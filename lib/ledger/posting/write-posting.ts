import type { Sql } from "@/lib/platform/database/sql.ts";
import { canonicalTags, type Entry } from "./entry.ts";
import { type Columns, insertRows, updateRows } from "./insert-rows.ts";
import type { LockedAccount } from "./lock-pools.ts";
import type { Lot } from "./lot.ts";

interface LotChange {
	account_id: string;
	id: string;
	remaining: bigint;
	held: bigint;
	closed_at: Date | null;
}

interface LotRow extends LotChange {
	origin_account_id: string | null;
	origin_lot_id: string | null;
	order_id: string | null;
	kind: string;
	granted: bigint;
	expires_at: Date | null;
	created_at: Date;
}

interface PoolChange {
	account_id: string;
	balance: bigint;
	held: bigint;
	version: bigint;
	last_posted_at: Date | null;
	head: string;
}

interface EntryRow {
	account_id: string;
	version: bigint;
	kind: string;
	lot_id: string;
	credits: bigint;
	balance_after: bigint;
	movement_id: string;
	part: number;
	counter_account_id: string | null;
	client: string | null;
	charge_id: string | null;
	slice: number | null;
	slice_credits: bigint | null;
	slice_expires_at: Date | null;
	service: string | null;
	item: string | null;
	reference: string | null;
	tags: string | null;
	slice_version: bigint | null;
	reverses_version: bigint | null;
	order_id: string | null;
	user_id: string | null;
	actor_id: string | null;
	address_id: string | null;
	reason: string | null;
	posted_at: Date;
	hash: string;
	forgiven: bigint | null;
}

const LOT_CHANGE: Columns<LotChange> = {
	account_id: "uuid",
	id: "uuid",
	remaining: "int8",
	held: "int8",
	closed_at: "timestamptz",
};

const LOT: Columns<LotRow> = {
	...LOT_CHANGE,
	origin_account_id: "uuid",
	origin_lot_id: "uuid",
	order_id: "uuid",
	kind: "lot_kind",
	granted: "int8",
	expires_at: "timestamptz",
	created_at: "timestamptz",
};

const POOL_CHANGE: Columns<PoolChange> = {
	account_id: "uuid",
	balance: "int8",
	held: "int8",
	version: "int8",
	last_posted_at: "timestamptz",
	head: "bytea",
};

const ENTRY: Columns<EntryRow> = {
	account_id: "uuid",
	version: "int8",
	kind: "entry_kind",
	lot_id: "uuid",
	credits: "int8",
	balance_after: "int8",
	movement_id: "uuid",
	part: "int2",
	counter_account_id: "uuid",
	client: "text",
	charge_id: "uuid",
	slice: "int2",
	slice_credits: "int8",
	slice_expires_at: "timestamptz",
	service: "text",
	item: "text",
	reference: "text",
	tags: "jsonb",
	slice_version: "int8",
	reverses_version: "int8",
	order_id: "uuid",
	user_id: "uuid",
	actor_id: "uuid",
	address_id: "uuid",
	reason: "text",
	posted_at: "timestamptz",
	hash: "bytea",
	forgiven: "int8",
};

/** An entry with its hash, in hexadecimal. */
export interface HashedEntry {
	readonly entry: Entry;
	readonly hash: string;
}

/**
 * Writes a unit of work: at most four statements, in the order that foreign keys require. That each pool and lot is
 * there is proven by how many were changed.
 */
export async function writePosting(
	sql: Sql,
	done: {
		newLots: readonly Lot[];
		changedLots: readonly Lot[];
		changedAccounts: readonly LockedAccount[];
		entries: readonly HashedEntry[];
	},
): Promise<void> {
	await Promise.all([
		insertRows(sql, "lot", LOT, done.newLots.map(lotRow)),
		updateRows(sql, "lot", LOT_CHANGE, { key: ["account_id", "id"], rows: done.changedLots.map(lotChange) }),
		updateRows(sql, "pool", POOL_CHANGE, { key: ["account_id"], rows: done.changedAccounts.map(poolChange) }),
		insertRows(sql, "ledger_entry", ENTRY, done.entries.map(entryRow)),
	]);
}

function lotChange({ accountId, id, remaining, held, closedAt }: Lot): LotChange {
	return { account_id: accountId, id, remaining, held, closed_at: closedAt };
}

function lotRow(lot: Lot): LotRow {
	return {
		...lotChange(lot),
		origin_account_id: lot.originAccountId,
		origin_lot_id: lot.originLotId,
		order_id: lot.orderId,
		kind: lot.kind,
		granted: lot.granted,
		expires_at: lot.expiresAt,
		created_at: lot.createdAt,
	};
}

function poolChange({ id, balance, held, version, lastPostedAt, head }: LockedAccount): PoolChange {
	return { account_id: id, balance, held, version, last_posted_at: lastPostedAt, head: `\\x${head}` };
}

function entryRow({ entry, hash }: HashedEntry): EntryRow {
	const { usage } = entry;
	return {
		account_id: entry.accountId,
		version: entry.version,
		kind: entry.kind,
		lot_id: entry.lotId,
		credits: entry.credits,
		balance_after: entry.balanceAfter,
		movement_id: entry.movementId,
		part: entry.part,
		counter_account_id: entry.counterAccountId,
		client: entry.client,
		charge_id: entry.chargeId,
		slice: entry.slice,
		slice_credits: usage?.credits ?? null,
		slice_expires_at: usage?.expiresAt ?? null,
		service: usage?.service ?? null,
		item: usage?.item ?? null,
		reference: usage?.reference ?? null,
		tags: usage?.tags ? canonicalTags(usage.tags) : null,
		slice_version: entry.sliceVersion,
		reverses_version: entry.reversesVersion,
		order_id: entry.orderId,
		user_id: entry.userId,
		actor_id: entry.actorId,
		address_id: entry.addressId,
		reason: entry.reason,
		posted_at: entry.postedAt,
		hash: `\\x${hash}`,
		forgiven: entry.forgiven,
	};
}
