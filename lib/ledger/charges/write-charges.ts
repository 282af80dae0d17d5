import type { Sql } from "@/lib/platform/database/sql.ts";
import { newId } from "@/lib/platform/ids.ts";
import { type CountedUse, countUse } from "../paying/member-limits.ts";
import type { Payment } from "../paying/payment.ts";
import { arrays, type Columns, insertRows, unnest } from "../posting/bulk.ts";
import { sumOf } from "../posting/lots.ts";
import type { Posting } from "../posting/post.ts";

/** What one pool paid of a charge: a usage row (product.md 30). */
export interface Slice {
	readonly accountId: string;
	readonly credits: bigint;
	readonly balanceAfter: bigint;
	readonly accountVersion: bigint;
	/** When the soonest-expiring of the lots that it used expires. */
	readonly lotExpiresAt: Date | null;
	/** The address that let the user spend a share group's credits; null where a wallet paid. */
	readonly address: string | null;
}

/** What credits were used for, as the caller describes it. */
export interface Purpose {
	readonly userId: string;
	readonly creditTypeId: string;
	/** The kind of thing: a campaign, a lab. */
	readonly service: string;
	readonly item: string;
	readonly reference?: string | null;
}

export interface NewCharge extends Purpose {
	readonly id: string;
	readonly holdId: string | null;
	readonly credits: bigint;
	readonly postedAt: Date;
	readonly slices: readonly Slice[];
}

/** Debits parts of lots for a charge, in the order given; `writeCharges` writes it. */
export function debit(
	posting: Posting,
	{ parts, addresses, at: decidedAt }: Payment,
	{ purpose, actorId, holdId = null }: { purpose: Purpose; actorId: string | null; holdId?: string | null },
): NewCharge {
	const id = newId();
	const slices = new Map<string, Slice>();
	const ownAt = posting.instant(parts.map(({ lot }) => lot.accountId));
	const at = decidedAt > ownAt ? decidedAt : ownAt;
	for (const { lot, credits } of parts) {
		const fromHold = holdId !== null;
		const links = { chargeId: id, userId: purpose.userId, actorId };
		const { from } = posting.move({ kind: "charge", credits, from: lot, to: "spent", fromHold, at, ...links });
		const earlier = slices.get(lot.accountId);
		slices.set(lot.accountId, {
			accountId: lot.accountId,
			credits: (earlier?.credits ?? 0n) + credits,
			balanceAfter: from.balanceAfter ?? 0n,
			accountVersion: from.version ?? 0n,
			lotExpiresAt: earlier ? earlier.lotExpiresAt : lot.expiresAt,
			address: addresses.get(lot.accountId) ?? null,
		});
	}
	return { ...purpose, id, holdId, credits: sumOf(parts), postedAt: at, slices: [...slices.values()] };
}

interface ChargeRow {
	id: string;
	user_id: string;
	credit_type_id: string;
	hold_id: string | null;
	requested: bigint;
	charged: bigint;
	service: string;
	item: string;
	reference: string | null;
	posted_at: Date;
}

const CHARGE: Columns<ChargeRow> = {
	id: "uuid",
	user_id: "uuid",
	credit_type_id: "text",
	hold_id: "uuid",
	requested: "int8",
	charged: "int8",
	service: "text",
	item: "text",
	reference: "text",
	posted_at: "timestamptz",
};

interface SliceRow {
	charge_id: string;
	position: number;
	account_id: string;
	user_id: string;
	credit_type_id: string;
	credits: bigint;
	account_version: bigint;
	balance_after: bigint;
	lot_expires_at: Date | null;
	address: string | null;
	posted_at: Date;
}

const SLICE: Columns<SliceRow> = {
	charge_id: "uuid",
	position: "int4",
	account_id: "uuid",
	user_id: "uuid",
	credit_type_id: "text",
	credits: "int8",
	account_version: "int8",
	balance_after: "int8",
	lot_expires_at: "timestamptz",
	address: "text",
	posted_at: "timestamptz",
};

/** Writes the unit of work with the charges in it, their usage rows and the daily totals: a fixed number of statements. */
export async function writeCharges(sql: Sql, posting: Posting, charges: readonly NewCharge[]): Promise<void> {
	await insertRows(sql, "charge", CHARGE, charges.map(chargeRow));
	await posting.flush();
	const slices = charges.flatMap(sliceRows);
	await insertRows(sql, "charge_slice", SLICE, slices);
	await addToUsage(sql, slices);
	// Held credits have been counted since they were set aside.
	const counted = charges.filter(({ holdId }) => holdId === null).flatMap(countedUses);
	await countUse(sql, counted);
}

function countedUses({ userId, postedAt, slices }: NewCharge): CountedUse[] {
	return slices.flatMap(({ accountId, address, credits }) =>
		address === null ? [] : [{ accountId, userId, address, credits, at: postedAt }],
	);
}

/** Adds to the daily totals, by day of the deployment (product.md 35); sorted, so that two batches do not deadlock. */
async function addToUsage(sql: Sql, slices: readonly SliceRow[]): Promise<void> {
	if (slices.length === 0) return;
	await sql.query(
		`INSERT INTO "usage_daily" ("account_id", "user_id", "credit_type_id", "day", "charged", "charges")
		SELECT "account_id", "user_id", "credit_type_id", ("posted_at" AT TIME ZONE "time_zone")::date AS "day",
			sum("credits")::int8, count(*)
		FROM ${unnest(SLICE)} CROSS JOIN (SELECT "time_zone" FROM "deployment") AS "deployment"
		GROUP BY "account_id", "user_id", "credit_type_id", "day"
		ORDER BY "account_id", "user_id", "credit_type_id", "day"
		ON CONFLICT ("account_id", "user_id", "credit_type_id", "day") DO UPDATE SET
			"charged" = "usage_daily"."charged" + EXCLUDED."charged",
			"charges" = "usage_daily"."charges" + EXCLUDED."charges"`,
		arrays(SLICE, slices),
	);
}

function chargeRow(charge: NewCharge): ChargeRow {
	return {
		id: charge.id,
		user_id: charge.userId,
		credit_type_id: charge.creditTypeId,
		hold_id: charge.holdId,
		requested: charge.credits,
		charged: charge.credits,
		service: charge.service,
		item: charge.item,
		reference: charge.reference ?? null,
		posted_at: charge.postedAt,
	};
}

function sliceRows(charge: NewCharge): SliceRow[] {
	return charge.slices.map((slice, position) => ({
		charge_id: charge.id,
		position,
		account_id: slice.accountId,
		user_id: charge.userId,
		credit_type_id: charge.creditTypeId,
		credits: slice.credits,
		account_version: slice.accountVersion,
		balance_after: slice.balanceAfter,
		lot_expires_at: slice.lotExpiresAt,
		address: slice.address,
		posted_at: charge.postedAt,
	}));
}
