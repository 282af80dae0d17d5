import type { HoldStatus } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { DailyCounts } from "../paying/daily-counts.ts";
import { NO_ADDRESS } from "../paying/make-addresses.ts";
import { onShards } from "../posting/by-shard.ts";
import { arrays, type Columns, insertRows, unnest, updateRows } from "../posting/insert-rows.ts";
import { forgivenOf } from "../posting/lot.ts";
import { type AddressedShare, COVERED_BY, type Purpose } from "./new-charge.ts";

export interface Held {
	readonly holdId: string;
	readonly credits: bigint;
	readonly expiresAt: Date;
	/** The subscription that covers it: then nothing is set aside, and its charge costs nothing (product.md 16). */
	readonly coveredBy: string | null;
}

export interface NewHold {
	readonly client: string;
	readonly id: string;
	readonly purpose: Purpose;
	readonly credits: bigint;
	readonly coveredBy: string | null;
	readonly placedAt: Date;
	readonly expiresAt: Date;
	readonly shares: readonly AddressedShare[];
}

/** A hold's row. It changes only under the locks of the accounts that it pins, or its own where it pins none. */
export interface HoldRow extends Purpose {
	readonly client: string;
	readonly id: string;
	readonly accountIds: readonly string[];
	readonly credits: bigint;
	/** The subscription. */
	readonly coveredBy: string | null;
	readonly status: HoldStatus;
	readonly placedAt: Date;
	readonly expiresAt: Date;
}

/** What a hold pins of one lot, which never changes. */
export interface HoldSlice {
	readonly holdId: string;
	readonly accountId: string;
	readonly lotId: string;
	readonly credits: bigint;
	readonly addressId: string | null;
	/** How many of them only a raise of a limit allowed; null: none. */
	readonly forgiven: bigint | null;
}

const HOLD: Columns<Record<string, string | bigint | Date | null>> = {
	client: "text",
	id: "uuid",
	user_id: "uuid",
	credit_type_id: "text",
	credits: "int8",
	subscription_id: "uuid",
	service: "text",
	item: "text",
	reference: "text",
	placed_at: "timestamptz",
	expires_at: "timestamptz",
	first_expires_at: "timestamptz",
	account_ids: "text",
};

interface SliceRow {
	account_id: string;
	hold_id: string;
	lot_id: string;
	position: number;
	credits: bigint;
	address_id: string | null;
	forgiven: bigint | null;
}

const SLICE: Columns<SliceRow> = {
	account_id: "uuid",
	hold_id: "uuid",
	lot_id: "uuid",
	position: "int4",
	credits: "int8",
	address_id: "uuid",
	forgiven: "int8",
};

/** Counts for limits what a hold sets aside of each pool. */
export function countHold(counts: DailyCounts, { shares, purpose: { userId }, placedAt: at }: NewHold): void {
	for (const { accountId, credits, addressId, parts } of shares) {
		const address_id = addressId ?? NO_ADDRESS;
		counts.counted({ account_id: accountId, user_id: userId, address_id, credits, forgiven: forgivenOf(parts), at });
	}
}

/** Writes holds and what they pin. */
export async function insertHolds(sql: Sql, holds: readonly NewHold[]): Promise<void> {
	if (holds.length === 0) return;
	const names = Object.keys(HOLD).map((name) => `"${name}"`);
	const values = names.map((name) => (name === `"account_ids"` ? `${name}::uuid[]` : name));
	await Promise.all([
		sql.execute(
			`INSERT INTO "hold" (${names.join(", ")}, "covered_by")
			SELECT ${values.join(", ")}, ${COVERED_BY} FROM ${unnest(HOLD)}`,
			arrays(HOLD, holds.map(holdRow)),
		),
		insertRows(sql, "hold_slice", SLICE, holds.flatMap(sliceRows)),
	]);
}

function holdRow({ client, id, purpose, credits, coveredBy, placedAt, expiresAt, shares }: NewHold) {
	return {
		client,
		id,
		user_id: purpose.userId,
		credit_type_id: purpose.creditTypeId,
		credits,
		subscription_id: coveredBy,
		service: purpose.service,
		item: purpose.item,
		reference: purpose.reference ?? null,
		placed_at: placedAt,
		expires_at: expiresAt,
		first_expires_at: expiresAt,
		account_ids: `{${shares.map(({ accountId }) => accountId).join(",")}}`,
	};
}

function sliceRows({ id, shares }: NewHold): SliceRow[] {
	return shares
		.flatMap(({ accountId, parts, addressId }) => parts.map((part) => ({ ...part, accountId, addressId })))
		.map(({ accountId, lot, credits, addressId, forgiven = null }, position) => ({
			account_id: accountId,
			hold_id: id,
			lot_id: lot.id,
			position,
			credits,
			address_id: addressId,
			forgiven,
		}));
}

/** Holds by their ids. */
export async function readHolds(sql: Sql, holdIds: readonly string[]): Promise<Map<string, HoldRow>> {
	const rows = await sql.query<HoldRow>(
		`SELECT "client", "id", "account_ids" AS "accountIds", "user_id" AS "userId", "credit_type_id" AS "creditTypeId",
			"credits", "subscription_id" AS "coveredBy", "service", "item", "reference", "status"::text AS "status",
			"placed_at" AS "placedAt", "expires_at" AS "expiresAt"
		FROM "hold" WHERE "id" = ANY ($1::uuid[])`,
		[[...new Set(holdIds)]],
	);
	return new Map(rows.map((row) => [row.id, row]));
}

/** What these holds pin, in the order in which it is captured. The key of its rows begins with their accounts. */
export async function readHoldSlices(
	sql: Sql,
	holds: readonly Pick<HoldRow, "id" | "accountIds">[],
): Promise<HoldSlice[]> {
	return sql.query(
		`SELECT "hold_id" AS "holdId", "account_id" AS "accountId", "lot_id" AS "lotId", "credits",
			"address_id" AS "addressId", "forgiven"
		FROM "hold_slice" WHERE "account_id" = ANY ($1::uuid[]) AND "hold_id" = ANY ($2::uuid[])
		ORDER BY "hold_id", "position"`,
		[[...new Set(holds.flatMap(({ accountIds }) => accountIds))], holds.map(({ id }) => id)],
	);
}

/** Holds as the caller who placed them was told, by their ids: extending one doesn't change that. */
export async function readPlacedHolds(
	sql: Sql,
	holds: readonly { readonly client: string; readonly id: string }[],
): Promise<Map<string, Held>> {
	if (holds.length === 0) return new Map();
	const rows = await sql.query<Held>(
		`SELECT "hold"."id" AS "holdId", "credits", "first_expires_at" AS "expiresAt", "subscription_id" AS "coveredBy"
		FROM unnest($1::text[], $2::uuid[]) AS "asked" ("client", "id")
		JOIN "hold" ON "hold"."client" = "asked"."client" AND "hold"."id" = "asked"."id"
			${onShards(`"hold"."client"`, "$1::text[]")}`,
		[holds.map(({ client }) => client), holds.map(({ id }) => id)],
	);
	return new Map(rows.map((row) => [row.holdId, row]));
}

interface HoldChange {
	client: string;
	id: string;
	status: string;
	captured: bigint;
	expires_at: Date;
	closed_at: Date | null;
}

const CHANGE: Columns<HoldChange> = {
	client: "text",
	id: "uuid",
	status: "hold_status",
	captured: "int8",
	expires_at: "timestamptz",
	closed_at: "timestamptz",
};

/** What has become of a hold. */
export interface ChangedHold {
	readonly hold: HoldRow;
	readonly status: HoldStatus;
	readonly captured: bigint;
	readonly expiresAt: Date;
	readonly closedAt: Date | null;
}

export async function updateHolds(sql: Sql, changes: readonly ChangedHold[]): Promise<void> {
	await updateRows(sql, "hold", CHANGE, {
		key: ["client", "id"],
		rows: changes.map(({ hold, status, captured, expiresAt, closedAt }) => ({
			client: hold.client,
			id: hold.id,
			status,
			captured,
			expires_at: expiresAt,
			closed_at: closedAt,
		})),
	});
}

/** Some of the open holds whose time is over, without these. */
export async function readDueHolds(
	sql: Sql,
	{ at, except }: { readonly at: Date; readonly except: readonly string[] },
): Promise<string[]> {
	const rows = await sql.query<{ id: string }>(
		`SELECT "id" FROM "hold" WHERE "status" = 'open' AND "expires_at" <= $1::timestamptz AND "id" <> ALL ($2::uuid[])
		ORDER BY "expires_at" LIMIT 100`,
		[at, except],
	);
	return rows.map((row) => row.id);
}
