import type { EntryKind } from "@/generated/prisma/enums.ts";
import type { Lot } from "./lot.ts";

/** What one pool paid of one charge, on the last of its entries (product.md 30). */
export interface Usage {
	readonly credits: bigint;
	/** When the soonest-expiring of the lots that it used expires. */
	readonly expiresAt: Date | null;
	/** The kind of thing: a campaign, a lab. */
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly tags: Tags | null;
}

export type Tags = Readonly<Record<string, string>>;

/** What an entry belongs to, besides its lot. */
export interface Links {
	/** Where the charge is found: its client and id, and which of its pools this is, from 0. */
	readonly client?: string | null;
	readonly chargeId?: string | null;
	readonly slice?: number | null;
	readonly usage?: Usage | null;
	/** How many credits of a charge's entry only a raise of a limit allowed (product.md 44). */
	readonly forgiven?: bigint | null;
	/** The usage row that is given back, and which entry of it, by their versions in the same account. */
	readonly sliceVersion?: bigint | null;
	readonly reversesVersion?: bigint | null;
	readonly orderId?: string | null;
	/** The user whom it concerns. */
	readonly userId?: string | null;
	/** The actor; null where there is none (expiry). */
	readonly actorId?: string | null;
	/** The address as whose owner a member used a share group's credits. */
	readonly addressId?: string | null;
	readonly reason?: string | null;
}

/** One row of the ledger: credits that came into a lot, or left it. */
export interface Entry extends Required<Links> {
	readonly accountId: string;
	/** Counts the account's entries. */
	readonly version: bigint;
	readonly kind: EntryKind;
	readonly lotId: string;
	/** With its sign. */
	readonly credits: bigint;
	readonly balanceAfter: bigint;
	/** One act, and which part of it: both sides of a move between two pools have the same. */
	readonly movementId: string;
	readonly part: number;
	/** The other pool of a move between two. */
	readonly counterAccountId: string | null;
	readonly postedAt: Date;
}

/** Credits to move from one lot to another, or from or to the world outside the pools (null): the kind says which. */
export interface Move extends Links {
	readonly kind: EntryKind;
	readonly credits: bigint;
	readonly from: Lot | null;
	readonly to: Lot | null;
	/** The act that this is a part of. */
	readonly movementId: string;
	/** The credits were on hold: they leave the hold too, and may leave a lot that has expired (product.md 33). */
	readonly fromHold?: boolean;
	/** When it is posted, where more accounts than its own two decide; never before their own `instant`. */
	readonly at?: Date;
}

/** The entries that a move has made: null where that side is outside the pools. */
export interface Moved {
	readonly from: Entry | null;
	readonly to: Entry | null;
}

/** Tags as one text, whatever order they were given in. */
export function canonicalTags(tags: Tags): string {
	const keys = Object.keys(tags).sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
	return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(tags[key])}`).join(",")}}`;
}
