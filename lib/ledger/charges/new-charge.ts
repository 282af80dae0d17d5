import type { Sql } from "@/lib/platform/database/sql.ts";
import type { DailyCounts } from "../paying/daily-counts.ts";
import type { Payment, Share } from "../paying/decide-payment.ts";
import { NO_ADDRESS } from "../paying/make-addresses.ts";
import type { Entry, Usage } from "../posting/entry.ts";
import { arrays, type Columns, unnest } from "../posting/insert-rows.ts";
import { forgivenOf, sumOf } from "../posting/lot.ts";
import type { Posting } from "../posting/posting.ts";

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
	/** How many of them only a raise of a limit allowed. */
	readonly forgiven: bigint;
}

export interface NewCharge {
	readonly client: string;
	readonly id: string;
	readonly purpose: Purpose;
	readonly holdId: string | null;
	/** What the caller asked for, and what pools paid: nothing where a subscription covers it. */
	readonly requested: bigint;
	readonly credits: bigint;
	/** The subscription. */
	readonly coveredBy: string | null;
	readonly postedAt: Date;
	readonly slices: readonly Slice[];
}

export interface Charged {
	readonly chargeId: string;
	readonly charged: bigint;
	/** The subscription that covers it: then it costs nothing, and no pool has paid (product.md 16). */
	readonly coveredBy: string | null;
	/** What each pool paid, and its balance afterwards. */
	readonly slices: readonly Pick<Slice, "accountId" | "credits" | "balanceAfter">[];
}

/** A share of a payment with the id of the address under which it counts; null where it is a wallet's. */
export type AddressedShare = Pick<Share, "accountId" | "credits" | "parts"> & { readonly addressId: string | null };

/** Debits parts of lots for a charge, in the order given; `insertCharges` writes it. */
export function debit(
	posting: Posting,
	{ shares, at: decidedAt }: { readonly shares: readonly AddressedShare[]; readonly at: Payment["at"] },
	charge: Pick<NewCharge, "client" | "id" | "purpose" | "holdId" | "requested" | "coveredBy"> & {
		readonly actorId: string | null;
	},
): NewCharge {
	const { client, id, purpose, holdId, requested, coveredBy } = charge;
	const ownAt = posting.instant(shares.map(({ accountId }) => accountId));
	const at = decidedAt > ownAt ? decidedAt : ownAt;
	const slices = shares.map((share, slice) => debitShare(posting, share, { charge, slice, at }));
	return { client, id, purpose, holdId, requested, credits: sumOf(shares), coveredBy, postedAt: at, slices };
}

function debitShare(
	posting: Posting,
	{ accountId, credits, parts, addressId }: AddressedShare,
	{ charge, slice, at }: { charge: Parameters<typeof debit>[2]; slice: number; at: Date },
): Slice {
	const { client, id, purpose, holdId, actorId } = charge;
	const last = parts.at(-1);
	const expiresAt = parts[0]?.lot.expiresAt ?? null;
	let entry: Entry | null = null;
	for (const part of parts) {
		// The last one is the usage row.
		const isUsage = part === last;
		entry = posting.move({
			kind: "charge",
			credits: part.credits,
			from: part.lot,
			to: null,
			movementId: id,
			fromHold: holdId !== null,
			at,
			client,
			chargeId: id,
			slice,
			usage: isUsage ? usageOf(purpose, credits, expiresAt) : null,
			forgiven: part.forgiven ?? null,
			userId: purpose.userId,
			actorId,
			addressId: isUsage ? addressId : null,
		}).from;
	}
	if (!entry) throw new Error("A pool paid nothing of a charge.");
	const { version, balanceAfter } = entry;
	return { accountId, version, credits, balanceAfter, addressId, forgiven: forgivenOf(parts) };
}

function usageOf({ service, item, reference = null }: Purpose, credits: bigint, expiresAt: Date | null): Usage {
	return { credits, expiresAt, service, item, reference, tags: null };
}

export function chargedOf({ id, credits, coveredBy, slices }: NewCharge): Charged {
	return {
		chargeId: id,
		charged: credits,
		coveredBy,
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
	subscription_id: string | null;
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
	subscription_id: "uuid",
	service: "text",
	item: "text",
	reference: "text",
	posted_at: "timestamptz",
};

/** Counts what a charge used of each pool. Held credits have counted for limits since they were set aside. */
export function countCharge(counts: DailyCounts, charge: NewCharge): void {
	const { holdId, purpose, coveredBy, postedAt: at, slices } = charge;
	const { userId, creditTypeId, service } = purpose;
	if (coveredBy !== null) counts.covered({ user_id: userId, credit_type_id: creditTypeId, charges: 1n, at });
	for (const { accountId, credits, addressId, forgiven } of slices) {
		counts.used({ account_id: accountId, user_id: userId, service, charged: credits, refunded: 0n, charges: 1n, at });
		if (holdId !== null) continue;
		const address_id = addressId ?? NO_ADDRESS;
		counts.counted({ account_id: accountId, user_id: userId, address_id, credits, forgiven, at });
	}
}

/** What a charge or a hold says that covers it, by its subscription. */
export const COVERED_BY = `CASE WHEN "subscription_id" IS NULL THEN 'credits' ELSE 'subscription' END::"charge_coverage"`;

/** Writes charges, in one statement. Their entries are the posting's. */
export async function insertCharges(sql: Sql, charges: readonly NewCharge[]): Promise<void> {
	if (charges.length === 0) return;
	const names = Object.keys(CHARGE);
	const listed = names.map((name) => `"${name}"`).join(", ");
	const values = names.map((name) =>
		name === "account_ids" ? `"${name}"::uuid[]` : name === "versions" ? `"${name}"::int8[]` : `"${name}"`,
	);
	await sql.execute(
		`INSERT INTO "charge" (${listed}, "charged", "covered_by") SELECT ${values.join(", ")},
			CASE WHEN "subscription_id" IS NULL THEN "requested" ELSE 0 END, ${COVERED_BY} FROM ${unnest(CHARGE)}`,
		arrays(CHARGE, charges.map(chargeRow)),
	);
}

function chargeRow({ client, id, purpose, holdId, requested, coveredBy, postedAt, slices }: NewCharge): ChargeRow {
	return {
		client,
		id,
		account_ids: listed(slices, "accountId"),
		versions: listed(slices, "version"),
		user_id: purpose.userId,
		credit_type_id: purpose.creditTypeId,
		hold_id: holdId,
		requested,
		subscription_id: coveredBy,
		service: purpose.service,
		item: purpose.item,
		reference: purpose.reference ?? null,
		posted_at: postedAt,
	};
}

function listed(slices: readonly Slice[], column: "accountId" | "version"): string {
	let text = "";
	for (const slice of slices) text += text === "" ? slice[column] : `,${slice[column]}`;
	return `{${text}}`;
}
