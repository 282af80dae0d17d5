import type { ChargeStatus } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { onShards } from "../posting/by-shard.ts";
import { type Columns, updateRows } from "../posting/insert-rows.ts";

/** A charge's row. It changes only under the locks of the accounts that paid, or its own where none did. */
export interface ChargeRow {
	readonly client: string;
	readonly id: string;
	/** Its usage rows, in the order of the slices. */
	readonly accountIds: readonly string[];
	readonly versions: readonly bigint[];
	readonly userId: string;
	readonly creditTypeId: string;
	readonly service: string;
	readonly requested: bigint;
	readonly charged: bigint;
	/** The subscription that covered it. */
	readonly coveredBy: string | null;
	readonly refunded: bigint;
	readonly status: ChargeStatus;
	readonly postedAt: Date;
	/** The instant whose day counts for a limit: where it was on hold, when the hold was placed. */
	readonly countedAt: Date;
}

/** An entry of a charge: what one lot gave. It never changes. */
export interface ChargedEntry {
	readonly chargeId: string;
	readonly accountId: string;
	readonly version: bigint;
	readonly slice: number;
	readonly lotId: string;
	readonly credits: bigint;
	/** Set where it is a usage row, the last of its slice. */
	readonly sliceCredits: bigint | null;
	readonly addressId: string | null;
	/** How many of them only a raise of a limit allowed; null: none. */
	readonly forgiven: bigint | null;
}

/** What names a charge's usage rows, or some of them. */
export type PaidCharge = Pick<ChargeRow, "id" | "accountIds" | "versions">;

/** A refund or a cancellation of a part of an entry. */
export interface Reversal {
	readonly kind: "refund" | "cancellation";
	readonly postedAt: Date;
	readonly accountId: string;
	readonly version: bigint;
	readonly sliceVersion: bigint;
	readonly reversesVersion: bigint;
	readonly movementId: string;
	readonly credits: bigint;
}

/** Charges by their ids. */
export async function readChargeRows(sql: Sql, chargeIds: readonly string[]): Promise<Map<string, ChargeRow>> {
	const rows = await sql.query<ChargeRow>(
		`SELECT "charge"."client", "charge"."id", "charge"."account_ids" AS "accountIds", "versions", "charge"."user_id" AS "userId",
			"charge"."credit_type_id" AS "creditTypeId", "charge"."service", "requested", "charged",
			"charge"."subscription_id" AS "coveredBy", "refunded", "charge"."status"::text AS "status", "posted_at" AS "postedAt",
			coalesce("hold"."placed_at", "posted_at") AS "countedAt"
		FROM "charge" LEFT JOIN "hold" ON "hold"."client" = "charge"."client" AND "hold"."id" = "charge"."hold_id"
		WHERE "charge"."id" = ANY ($1::uuid[])`,
		[[...new Set(chargeIds)]],
	);
	return new Map(rows.map((row) => [row.id, row]));
}

/** Of these accounts, those of deleted share groups, each with the wallet of the group's creator. */
export async function readDeletedPools(sql: Sql, accountIds: readonly string[]): Promise<Map<string, string>> {
	const rows = await sql.query<{ accountId: string; walletId: string }>(
		`SELECT "account"."id" AS "accountId", "wallet"."id" AS "walletId"
		FROM "account"
		JOIN "share_group" ON "share_group"."id" = "account"."share_group_id" AND "share_group"."status" = 'deleted'
		JOIN "account" AS "wallet" ON "wallet"."user_id" = "share_group"."creator_id" AND "wallet"."kind" = 'wallet'
			AND "wallet"."credit_type_id" = "account"."credit_type_id"
		WHERE "account"."id" = ANY ($1::uuid[])`,
		[[...new Set(accountIds)]],
	);
	return new Map(rows.map(({ accountId, walletId }) => [accountId, walletId]));
}

/** How many entries before a usage row are read at first, and then twice as many each time. */
const FIRST_PAGE = 64n;

/** What each lot gave for these charges, in the order of refunds: last slice first, and in it the last lot first. */
export async function readChargedEntries(sql: Sql, charges: readonly PaidCharge[]): Promise<ChargedEntry[]> {
	const asked = charges.flatMap(({ id, accountIds, versions }) =>
		accountIds.map((accountId, slice) => ({ chargeId: id, accountId, version: versions[slice] ?? 0n })),
	);
	const usage = await readRanges(
		sql,
		asked.map((one) => ({ ...one, first: one.version })),
	);
	const found = [...usage];
	// The entries of a slice have consecutive versions, of which the usage row has the last.
	let open = usage.flatMap((row) =>
		row.sliceCredits !== null && row.credits < row.sliceCredits
			? [{ row, missing: row.sliceCredits - row.credits }]
			: [],
	);
	let upTo = new Map(open.map(({ row }) => [row, row.version]));
	for (let size = FIRST_PAGE; open.length > 0; size *= 2n) {
		const pages = open.map(({ row: { chargeId, accountId }, row }) => {
			const last = (upTo.get(row) ?? 1n) - 1n;
			return { chargeId, accountId, version: last, first: last - size };
		});
		const more = await readRanges(sql, pages);
		found.push(...more);
		const given = new Map<string, bigint>();
		for (const { chargeId, accountId, credits } of more) {
			const key = `${chargeId} ${accountId}`;
			given.set(key, (given.get(key) ?? 0n) + credits);
		}
		upTo = new Map(open.map(({ row }, index) => [row, pages[index]?.first ?? 1n]));
		open = open.flatMap(({ row, missing }) => {
			const left = missing - (given.get(`${row.chargeId} ${row.accountId}`) ?? 0n);
			if (left > 0n && (upTo.get(row) ?? 0n) <= 0n) throw new Error(`Entries of charge ${row.chargeId} are missing.`);
			return left > 0n ? [{ row, missing: left }] : [];
		});
	}
	return found.sort((one, other) => other.slice - one.slice || (one.version < other.version ? 1 : -1));
}

async function readRanges(
	sql: Sql,
	ranges: readonly { chargeId: string; accountId: string; first: bigint; version: bigint }[],
): Promise<ChargedEntry[]> {
	if (ranges.length === 0) return [];
	return sql.query<ChargedEntry>(
		`SELECT "entry"."charge_id" AS "chargeId", "entry"."account_id" AS "accountId", "entry"."version",
			"entry"."slice"::int AS "slice", "entry"."lot_id" AS "lotId", -"entry"."credits" AS "credits",
			"entry"."slice_credits" AS "sliceCredits", "entry"."address_id" AS "addressId",
			"entry"."forgiven"
		FROM unnest($1::uuid[], $2::uuid[], $3::int8[], $4::int8[]) AS "asked" ("charge_id", "account_id", "first", "last")
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "asked"."account_id"
			AND "entry"."version" BETWEEN "asked"."first" AND "asked"."last"
			${onShards(`"entry"."account_id"`, "$2::uuid[]")}
		WHERE "entry"."charge_id" = "asked"."charge_id" AND "entry"."kind" = 'charge'`,
		[
			ranges.map(({ chargeId }) => chargeId),
			ranges.map(({ accountId }) => accountId),
			ranges.map(({ first }) => first),
			ranges.map(({ version }) => version),
		],
	);
}

/** What was given back of these charges so far. */
export async function readReversals(sql: Sql, charges: readonly PaidCharge[]): Promise<Reversal[]> {
	return sql.query<Reversal>(
		`SELECT "entry"."account_id" AS "accountId", "entry"."version", "entry"."slice_version" AS "sliceVersion",
			"entry"."reverses_version" AS "reversesVersion", "entry"."movement_id" AS "movementId", "entry"."credits",
			"entry"."kind"::text AS "kind", "entry"."posted_at" AS "postedAt"
		FROM unnest($1::uuid[], $2::int8[]) AS "asked" ("account_id", "version")
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "asked"."account_id"
			AND "entry"."slice_version" = "asked"."version"
			${onShards(`"entry"."account_id"`, "$1::uuid[]")}`,
		[charges.flatMap(({ accountIds }) => accountIds), charges.flatMap(({ versions }) => versions)],
	);
}

/** When lots expire, by id. */
export async function readExpiries(
	sql: Sql,
	lots: readonly { readonly accountId: string; readonly lotId: string }[],
): Promise<Map<string, Date | null>> {
	if (lots.length === 0) return new Map();
	const rows = await sql.query<{ id: string; expiresAt: Date | null }>(
		`SELECT "id", "expires_at" AS "expiresAt" FROM "lot" WHERE "account_id" = ANY ($1::uuid[]) AND "id" = ANY ($2::uuid[])`,
		[lots.map(({ accountId }) => accountId), lots.map(({ lotId }) => lotId)],
	);
	return new Map(rows.map(({ id, expiresAt }) => [id, expiresAt]));
}

interface ChargeChange {
	client: string;
	id: string;
	refunded: bigint;
	status: string;
}

const CHANGE: Columns<ChargeChange> = { client: "text", id: "uuid", refunded: "int8", status: "charge_status" };

export async function updateCharges(
	sql: Sql,
	charges: readonly Pick<ChargeRow, "client" | "id" | "refunded" | "status">[],
): Promise<void> {
	await updateRows(sql, "charge", CHANGE, {
		key: ["client", "id"],
		rows: charges.map(({ client, id, refunded, status }) => ({ client, id, refunded, status })),
	});
}
