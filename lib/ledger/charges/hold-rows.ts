import type { HoldStatus } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { countUse } from "../paying/member-limits.ts";
import { groupShares, type Payment } from "../paying/payment.ts";
import { type Columns, insertRows } from "../posting/bulk.ts";
import type { Purpose } from "./write-charges.ts";

/** A hold's row, locked after its accounts. */
export interface LockedHold extends Purpose {
	readonly id: string;
	readonly credits: bigint;
	readonly status: HoldStatus;
	readonly placedAt: Date;
	readonly expiresAt: Date;
}

interface SliceRow {
	hold_id: string;
	lot_id: string;
	account_id: string;
	position: number;
	credits: bigint;
	address: string | null;
}

const SLICE: Columns<SliceRow> = {
	hold_id: "uuid",
	lot_id: "uuid",
	account_id: "uuid",
	position: "int4",
	credits: "int8",
	address: "text",
};

export async function insertHold(
	sql: Sql,
	hold: Purpose & { id: string; credits: bigint; placedAt: Date; expiresAt: Date },
	{ parts, addresses }: Pick<Payment, "parts" | "addresses">,
): Promise<void> {
	await sql.query(
		`INSERT INTO "hold" ("id", "user_id", "credit_type_id", "credits", "service", "item", "reference", "placed_at",
			"expires_at")
		VALUES ($1::uuid, $2::uuid, $3, $4::int8, $5, $6, $7, $8::timestamptz, $9::timestamptz)`,
		[
			hold.id,
			hold.userId,
			hold.creditTypeId,
			hold.credits,
			hold.service,
			hold.item,
			hold.reference ?? null,
			hold.placedAt,
			hold.expiresAt,
		],
	);
	await insertRows(
		sql,
		"hold_slice",
		SLICE,
		parts.map(({ lot, credits }, position) => ({
			hold_id: hold.id,
			lot_id: lot.id,
			account_id: lot.accountId,
			position,
			credits,
			address: addresses.get(lot.accountId) ?? null,
		})),
	);
	const shares = groupShares({ parts, addresses }, hold.userId);
	await countUse(
		sql,
		shares.map((share) => ({ ...share, at: hold.placedAt })),
	);
}

/** The user of a hold, who never changes. */
export async function readHoldUser(sql: Sql, holdId: string): Promise<string | null> {
	const [hold] = await sql.query<{ userId: string }>(`SELECT "user_id" AS "userId" FROM "hold" WHERE "id" = $1::uuid`, [
		holdId,
	]);
	return hold?.userId ?? null;
}

/** What a hold pins, which never changes, in the order in which it is captured. */
export async function readHoldSlices(
	sql: Sql,
	holdId: string,
): Promise<{ lotId: string; accountId: string; credits: bigint; address: string | null }[]> {
	return sql.query(
		`SELECT "lot_id" AS "lotId", "account_id" AS "accountId", "credits", "address"
		FROM "hold_slice" WHERE "hold_id" = $1::uuid ORDER BY "position"`,
		[holdId],
	);
}

export async function lockHold(sql: Sql, holdId: string): Promise<LockedHold | undefined> {
	const [hold] = await sql.query<LockedHold>(
		`SELECT "id", "user_id" AS "userId", "credit_type_id" AS "creditTypeId", "credits", "service", "item", "reference",
			"status"::text AS "status", "placed_at" AS "placedAt", "expires_at" AS "expiresAt"
		FROM "hold" WHERE "id" = $1::uuid FOR NO KEY UPDATE`,
		[holdId],
	);
	return hold;
}

export async function closeHold(
	sql: Sql,
	{ holdId, status, captured, at }: { holdId: string; status: HoldStatus; captured: bigint; at: Date },
): Promise<void> {
	await sql.query(
		`UPDATE "hold" SET "status" = $2::hold_status, "captured" = $3::int8, "closed_at" = $4::timestamptz
		WHERE "id" = $1::uuid`,
		[holdId, status, captured, at],
	);
}

/** Some of the open holds whose time is over. */
export async function readDueHolds(sql: Sql, at: Date): Promise<string[]> {
	const rows = await sql.query<{ id: string }>(
		`SELECT "id" FROM "hold" WHERE "status" = 'open' AND "expires_at" <= $1::timestamptz ORDER BY "expires_at" LIMIT 100`,
		[at],
	);
	return rows.map((row) => row.id);
}
