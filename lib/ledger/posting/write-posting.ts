import type { AccountKind, TransferKind } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { type Columns, insertRows, updateRows } from "./bulk.ts";
import type { Lot } from "./lots.ts";

/** A pool whose row this transaction has locked. */
export interface LockedAccount {
	readonly id: string;
	readonly kind: AccountKind;
	readonly creditTypeId: string;
	readonly userId: string | null;
	readonly shareGroupId: string | null;
	readonly balance: bigint;
	readonly held: bigint;
	readonly version: bigint;
	readonly lastPostedAt: Date | null;
}

/** What a transfer belongs to, besides its two sides. */
export interface Links {
	readonly chargeId?: string | null;
	readonly orderId?: string | null;
	readonly shareGroupId?: string | null;
	readonly reversesTransferId?: string | null;
	/** The user whom it concerns. */
	readonly userId?: string | null;
	/** The actor; null where there is none (expiry). */
	readonly actorId?: string | null;
	readonly reason?: string | null;
}

export interface Transfer extends Required<Links> {
	readonly id: string;
	readonly kind: TransferKind;
	readonly creditTypeId: string;
	readonly credits: bigint;
	readonly from: Side;
	readonly to: Side;
	readonly postedAt: Date;
}

/** One side of a transfer; only a pool has a lot, a balance and a version. */
export interface Side {
	readonly accountId: string;
	readonly lotId: string | null;
	readonly balanceAfter: bigint | null;
	readonly version: bigint | null;
}

interface LotChange {
	id: string;
	remaining: bigint;
	held: bigint;
}

interface LotRow extends LotChange {
	account_id: string;
	origin_lot_id: string | null;
	order_id: string | null;
	kind: string;
	granted: bigint;
	expires_at: Date | null;
	created_at: Date;
}

interface AccountChange {
	id: string;
	balance: bigint;
	held: bigint;
	version: bigint;
	last_posted_at: Date | null;
}

interface TransferRow {
	id: string;
	kind: string;
	credit_type_id: string;
	from_account_id: string;
	to_account_id: string;
	from_lot_id: string | null;
	to_lot_id: string | null;
	credits: bigint;
	from_balance_after: bigint | null;
	to_balance_after: bigint | null;
	from_version: bigint | null;
	to_version: bigint | null;
	charge_id: string | null;
	order_id: string | null;
	share_group_id: string | null;
	reverses_transfer_id: string | null;
	user_id: string | null;
	actor_id: string | null;
	reason: string | null;
	posted_at: Date;
}

const LOT_CHANGE: Columns<LotChange> = { id: "uuid", remaining: "int8", held: "int8" };

const LOT: Columns<LotRow> = {
	...LOT_CHANGE,
	account_id: "uuid",
	origin_lot_id: "uuid",
	order_id: "uuid",
	kind: "lot_kind",
	granted: "int8",
	expires_at: "timestamptz",
	created_at: "timestamptz",
};

const ACCOUNT_CHANGE: Columns<AccountChange> = {
	id: "uuid",
	balance: "int8",
	held: "int8",
	version: "int8",
	last_posted_at: "timestamptz",
};

const TRANSFER: Columns<TransferRow> = {
	id: "uuid",
	kind: "transfer_kind",
	credit_type_id: "text",
	from_account_id: "uuid",
	to_account_id: "uuid",
	from_lot_id: "uuid",
	to_lot_id: "uuid",
	credits: "int8",
	from_balance_after: "int8",
	to_balance_after: "int8",
	from_version: "int8",
	to_version: "int8",
	charge_id: "uuid",
	order_id: "uuid",
	share_group_id: "uuid",
	reverses_transfer_id: "uuid",
	user_id: "uuid",
	actor_id: "uuid",
	reason: "text",
	posted_at: "timestamptz",
};

/** Writes a unit of work: at most four statements, in the order that foreign keys require. */
export async function writePosting(
	sql: Sql,
	done: {
		newLots: readonly Lot[];
		changedLots: readonly Lot[];
		changedAccounts: readonly LockedAccount[];
		transfers: readonly Transfer[];
	},
): Promise<void> {
	await insertRows(sql, "lot", LOT, done.newLots.map(lotRow));
	await updateRows(
		sql,
		"lot",
		LOT_CHANGE,
		done.changedLots.map(({ id, remaining, held }) => ({ id, remaining, held })),
	);
	await updateRows(
		sql,
		"account",
		ACCOUNT_CHANGE,
		done.changedAccounts.map(({ id, balance, held, version, lastPostedAt }) => ({
			id,
			balance,
			held,
			version,
			last_posted_at: lastPostedAt,
		})),
	);
	await insertRows(sql, "transfer", TRANSFER, done.transfers.map(transferRow));
}

function lotRow(lot: Lot): LotRow {
	return {
		id: lot.id,
		account_id: lot.accountId,
		origin_lot_id: lot.originLotId,
		order_id: lot.orderId,
		kind: lot.kind,
		granted: lot.granted,
		remaining: lot.remaining,
		held: lot.held,
		expires_at: lot.expiresAt,
		created_at: lot.createdAt,
	};
}

function transferRow({ from, to, ...transfer }: Transfer): TransferRow {
	return {
		id: transfer.id,
		kind: transfer.kind,
		credit_type_id: transfer.creditTypeId,
		from_account_id: from.accountId,
		to_account_id: to.accountId,
		from_lot_id: from.lotId,
		to_lot_id: to.lotId,
		credits: transfer.credits,
		from_balance_after: from.balanceAfter,
		to_balance_after: to.balanceAfter,
		from_version: from.version,
		to_version: to.version,
		charge_id: transfer.chargeId,
		order_id: transfer.orderId,
		share_group_id: transfer.shareGroupId,
		reverses_transfer_id: transfer.reversesTransferId,
		user_id: transfer.userId,
		actor_id: transfer.actorId,
		reason: transfer.reason,
		posted_at: transfer.postedAt,
	};
}
