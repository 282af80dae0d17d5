import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Payment, Share } from "../paying/payment.ts";
import { countUse } from "../paying/pool-use.ts";
import { arrays, type Columns, unnest } from "../posting/bulk.ts";
import { addByDay, type DailyTable } from "../posting/by-day.ts";
import { sumOf } from "../posting/lots.ts";
import type { Posting } from "../posting/post.ts";

/** What credits were used for, as the caller describes it. */
export interface Purpose {
	readonly userId: string;
	readonly creditTypeId: string;
	/** The kind of thing: a campaign, a lab. */
	readonly service: string;
	readonly item: string;
	readonly reference?: string | null;
}

/** What one pool paid of a charge: a usage row (product.md 30). */
export interface Slice {
	readonly accountId: string;
	/** The version of its last entry, which is the usage row. */
	readonly version: bigint;
	readonly credits: bigint;
	readonly balanceAfter: bigint;
	/** The address that let the user spend a share group's credits; null where a wallet paid. */
	readonly addressId: string | null;
}

export interface NewCharge {
	readonly client: string;
	readonly id: string;
	readonly purpose: Purpose;
	readonly holdId: string | null;
	readonly credits: bigint;
	readonly postedAt: Date;
	readonly slices: readonly Slice[];
}

export interface Charged {
	readonly chargeId: string;
	readonly charged: bigint;
	/** What each pool paid, and its balance afterwards. */
	readonly slices: readonly Pick<Slice, "accountId" | "credits" | "balanceAfter">[];
}

/** A share of a payment with the id of the address under which it counts; null where it is a wallet's. */
export type AddressedShare = Pick<Share, "accountId" | "credits" | "parts"> & { readonly addressId: string | null };

/** Debits parts of lots for a charge, in the order given; `writeCharges` writes it. */
export function debit(
	posting: Posting,
	{ shares, at: decidedAt }: { readonly shares: readonly AddressedShare[]; readonly at: Payment["at"] },
	charge: Pick<NewCharge, "client" | "id" | "purpose" | "holdId"> & { readonly actorId: string | null },
): NewCharge {
	const { actorId, ...identity } = charge;
	const ownAt = posting.instant(shares.map(({ accountId }) => accountId));
	const at = decidedAt > ownAt ? decidedAt : ownAt;
	const { userId, service, item, reference = null } = charge.purpose;
	const links = {
		kind: "charge",
		movementId: charge.id,
		client: charge.client,
		chargeId: charge.id,
		userId,
		actorId,
		at,
		fromHold: charge.holdId !== null,
		to: null,
	} as const;
	const slices = shares.map(({ accountId, credits, parts, addressId }, slice): Slice => {
		const last = parts.length - 1;
		const expiresAt = parts[0]?.lot.expiresAt ?? null;
		let entry = null;
		for (const [index, part] of parts.entries()) {
			// The last one is the usage row.
			const usage = { credits, expiresAt, service, item, reference, tags: null };
			const more = index === last ? { usage, addressId } : {};
			entry = posting.move({ ...links, ...more, credits: part.credits, from: part.lot, slice }).from;
		}
		if (!entry) throw new Error("A pool paid nothing of a charge.");
		return { accountId, version: entry.version, credits, balanceAfter: entry.balanceAfter, addressId };
	});
	return { ...identity, credits: sumOf(shares), postedAt: at, slices };
}

export function chargedOf({ id, credits, slices }: NewCharge): Charged {
	return {
		chargeId: id,
		charged: credits,
		slices: slices.map(({ accountId, credits, balanceAfter }) => ({ accountId, credits, balanceAfter })),
	};
}

interface ChargeRow {
	client: string;
	id: string;
	account_ids: string;
	versions: string;
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

// Arrays of arrays can't be unnested row by row: these come as texts.
const CHARGE: Columns<ChargeRow> = {
	client: "text",
	id: "uuid",
	account_ids: "text",
	versions: "text",
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

export const USAGE_DAILY: DailyTable<"account_id" | "user_id" | "service", "charged" | "refunded" | "charges"> = {
	name: "usage_daily",
	key: { account_id: "uuid", user_id: "uuid", service: "text" },
	sums: { charged: "int8", refunded: "int8", charges: "int8" },
};

/** Writes charges and what is counted by them: a fixed number of statements. Their entries are the posting's. */
export async function writeCharges(sql: Sql, charges: readonly NewCharge[]): Promise<void> {
	if (charges.length === 0) return;
	const used = charges.flatMap(({ holdId, purpose, postedAt: at, slices }) =>
		slices.map((slice) => ({ ...slice, userId: purpose.userId, service: purpose.service, at, holdId })),
	);
	const added = used.map(({ accountId, userId, service, credits, at }) => ({
		account_id: accountId,
		user_id: userId,
		service,
		charged: credits,
		refunded: 0n,
		charges: 1n,
		at,
	}));
	await Promise.all([
		insertCharges(sql, charges.map(chargeRow)),
		addByDay(sql, USAGE_DAILY, added),
		// Held credits have been counted since they were set aside.
		countUse(
			sql,
			used.filter(({ holdId }) => holdId === null),
		),
	]);
}

async function insertCharges(sql: Sql, rows: readonly ChargeRow[]): Promise<void> {
	const names = Object.keys(CHARGE);
	const listed = names.map((name) => `"${name}"`).join(", ");
	const values = names.map((name) =>
		name === "account_ids" ? `"${name}"::uuid[]` : name === "versions" ? `"${name}"::int8[]` : `"${name}"`,
	);
	await sql.execute(
		`INSERT INTO "charge" (${listed}) SELECT ${values.join(", ")} FROM ${unnest(CHARGE)}`,
		arrays(CHARGE, rows),
	);
}

function chargeRow({ client, id, purpose, holdId, credits, postedAt, slices }: NewCharge): ChargeRow {
	return {
		client,
		id,
		account_ids: `{${slices.map(({ accountId }) => accountId).join(",")}}`,
		versions: `{${slices.map(({ version }) => version).join(",")}}`,
		user_id: purpose.userId,
		credit_type_id: purpose.creditTypeId,
		hold_id: holdId,
		requested: credits,
		charged: credits,
		service: purpose.service,
		item: purpose.item,
		reference: purpose.reference ?? null,
		posted_at: postedAt,
	};
}
