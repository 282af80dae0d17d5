import type { Sql } from "@/lib/platform/database/sql.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { NO_ADDRESS } from "../paying/make-addresses.ts";
import { loadLots } from "../posting/load-lots.ts";
import type { LedgerTransaction } from "../posting/lock-accounts.ts";
import { forgivenOf, isExpired, least, leftForgiven, type Part } from "../posting/lot.ts";
import type { Batch, Family, Locks, Operation } from "../together/operation.ts";
import { type ChangedHold, type HoldRow, type HoldSlice, readHoldSlices, readHolds, updateHolds } from "./hold-rows.ts";
import { type AddressedShare, chargedOf, countCharge, debit, insertCharges, type NewCharge } from "./new-charge.ts";
import { answersTo } from "./payment-family.ts";
import { readCharged } from "./read-charged.ts";

/** A hold lives at most 30 days from its placing (product.md 33a). */
export const LONGEST_HOLD_MS = 30 * 24 * 60 * 60_000;

/** What becomes of a hold. */
export interface HeldOperation extends Operation {
	readonly kind: "capture" | "release" | "extension";
	readonly holdId: string;
	/** What is captured of it. */
	readonly credits: bigint;
	/** How long it is extended to live from now on. */
	readonly lifetimeMs: number;
}

export const HOLD_FAMILY: Family = {
	async look({ sql }, operations): Promise<Batch> {
		return lookAtHolds(
			sql,
			(operations as readonly HeldOperation[]).map(({ holdId }) => holdId),
		);
	},
	async recall(sql, repeated) {
		const holds = await readHolds(
			sql,
			repeated.map(({ operation }) => (operation as HeldOperation).holdId),
		);
		const holdOf = (operation: Operation) => holds.get((operation as HeldOperation).holdId);
		const captures = repeated.filter(({ operation }) => operation.kind === "capture");
		const releases = repeated.filter(({ operation }) => operation.kind === "release");
		// A capture's charge has its hold's client.
		const charges = captures.map(({ operation, effectId }) => ({
			client: holdOf(operation)?.client ?? "",
			id: effectId,
		}));
		return new Map([
			...answersTo(captures, await readCharged(sql, charges)),
			...releases.map(({ operation }) => [operation, done({ released: setAsideBy(holdOf(operation)) })] as const),
		]);
	},
};

/** What a hold sets aside of pools: nothing where a subscription covers it. */
function setAsideBy(hold: HoldRow | undefined): bigint {
	return hold && hold.coveredBy === null ? hold.credits : 0n;
}

/** Holds and what they pin, which never changes, without a lock. */
export async function lookAtHolds(sql: Sql, holdIds: readonly string[]): Promise<HoldBatch> {
	const holds = await readHolds(sql, holdIds);
	const slices = holds.size === 0 ? [] : await readHoldSlices(sql, [...holds.values()]);
	return new HoldBatch(holds, slices);
}

export class HoldBatch implements Batch {
	#holds: ReadonlyMap<string, HoldRow>;
	#locks: Locks | null = null;
	readonly #slices = new Map<string, HoldSlice[]>();
	readonly #changed = new Map<string, ChangedHold>();
	readonly #charges: NewCharge[] = [];

	constructor(holds: ReadonlyMap<string, HoldRow>, slices: readonly HoldSlice[]) {
		this.#holds = holds;
		for (const slice of slices) {
			const own = this.#slices.get(slice.holdId);
			if (own) own.push(slice);
			else this.#slices.set(slice.holdId, [slice]);
		}
	}

	userIds({ holdId, actorId, kind }: HeldOperation): readonly (string | null)[] {
		// Only a charge names users.
		return kind === "capture" ? [this.#holds.get(holdId)?.userId ?? null, actorId] : [];
	}

	async prepare(): Promise<void> {}

	/** Nothing here is decided by users. */
	confirm(): void {}

	accountIds({ holdId }: HeldOperation): readonly string[] {
		return this.pinnedBy(holdId);
	}

	unpooled({ holdId }: HeldOperation): string | null {
		return this.isUnpooled(holdId) ? holdId : null;
	}

	/** Whether it pins no account, because a subscription covers it. */
	isUnpooled(holdId: string): boolean {
		return this.#holds.get(holdId)?.accountIds.length === 0;
	}

	/** The accounts that a hold pins. */
	pinnedBy(holdId: string): readonly string[] {
		return this.#holds.get(holdId)?.accountIds ?? [];
	}

	/** Nothing that is free is asked for. */
	wanted(): bigint {
		return 0n;
	}

	async open({ sql }: LedgerTransaction, locks: Locks, operations: readonly HeldOperation[]): Promise<void> {
		await this.load(
			sql,
			locks,
			operations.map(({ holdId }) => holdId),
		);
	}

	/** Reads these holds as they are, under the locks of the accounts that they pin. */
	async load(sql: Sql, locks: Locks, holdIds: readonly string[]): Promise<void> {
		const slices = holdIds.flatMap((holdId) => this.#slices.get(holdId) ?? []);
		this.#locks = locks;
		[this.#holds] = await Promise.all([readHolds(sql, holdIds), loadLots(sql, locks.posting, slices)]);
	}

	decide(operation: HeldOperation, effectId: string): Result<unknown> {
		const open = this.#openHold(operation.holdId);
		if ("code" in open) return open;
		if (open.hold.expiresAt <= open.at) return refuse("CONFLICT", "holdIsOver");
		if (operation.kind === "extension") return this.#extend(open, operation.lifetimeMs);
		if (operation.kind === "capture") return this.#capture(open, operation, effectId);
		this.#free(open, "released");
		return done({ released: setAsideBy(open.hold) });
	}

	/** Ends a hold whose time is over. False where it is over already. */
	expire(holdId: string): boolean {
		const open = this.#openHold(holdId);
		if ("code" in open || open.hold.expiresAt > open.at) return false;
		this.#free(open, "expired");
		return true;
	}

	async write(sql: Sql): Promise<void> {
		await Promise.all([updateHolds(sql, [...this.#changed.values()]), insertCharges(sql, this.#charges)]);
	}

	/** A hold as it is by now in this transaction, with the shares that it pins, in the order in which they are captured. */
	#openHold(holdId: string): OpenHold | Refusal {
		const locks = this.#locks;
		const hold = this.#holds.get(holdId);
		if (!locks || !hold) return refuse("NOT_FOUND", "holdNotFound");
		const { posting } = locks;
		const changed = this.#changed.get(holdId);
		if ((changed?.status ?? hold.status) !== "open") return refuse("CONFLICT", "holdIsOver");
		const slices = this.#slices.get(holdId) ?? [];
		const shares = hold.accountIds.map((accountId): AddressedShare => {
			const own = slices.filter((slice) => slice.accountId === accountId);
			const parts = own.map(({ lotId, credits, forgiven }) => partOf(posting.lot(lotId), credits, forgiven ?? 0n));
			return shareOf(parts, { accountId, addressId: own[0]?.addressId ?? null });
		});
		const expiresAt = changed?.expiresAt ?? hold.expiresAt;
		return { ...locks, hold: { ...hold, expiresAt }, shares, at: posting.instant(hold.accountIds) };
	}

	#capture(open: OpenHold, { credits, actorId }: HeldOperation, effectId: string): Result<unknown> {
		const { posting, counts, hold, at } = open;
		if (credits > hold.credits) return refuse("CONFLICT", "captureTooMuch", { held: hold.credits });
		const { captured, rest } = split(open.shares, credits);
		const { client, id: holdId, coveredBy } = hold;
		const identity = { client, id: effectId, purpose: hold, holdId, requested: credits, coveredBy, actorId };
		const charge = debit(posting, { shares: captured, at }, identity);
		this.#charges.push(charge);
		countCharge(counts, charge);
		this.#release(open, rest);
		this.#change(open, { status: "captured", captured: credits, closedAt: at });
		return done(chargedOf(charge));
	}

	#extend(open: OpenHold, lifetimeMs: number): Result<unknown> {
		const { hold, shares, at } = open;
		const until = new Date(at.getTime() + lifetimeMs);
		const hasExpired = shares.some(({ parts }) => parts.some(({ lot }) => isExpired(lot, at)));
		if (hasExpired) return refuse("CONFLICT", "heldCreditsExpired");
		if (until.getTime() > hold.placedAt.getTime() + LONGEST_HOLD_MS) return refuse("INVALID", "holdTooLong");
		const expiresAt = until > hold.expiresAt ? until : hold.expiresAt;
		this.#change(open, { status: "open", captured: 0n, closedAt: null, expiresAt });
		return done({ holdId: hold.id, credits: hold.credits, expiresAt, coveredBy: hold.coveredBy });
	}

	#free(open: OpenHold, status: "released" | "expired"): void {
		this.#release(open, open.shares);
		this.#change(open, { status, captured: 0n, closedAt: open.at });
	}

	/** What is not captured no longer counts for a limit, in the period in which it was set aside. */
	#release({ posting, counts, hold }: OpenHold, shares: readonly AddressedShare[]): void {
		const { userId: user_id, placedAt: at } = hold;
		for (const { accountId: account_id, addressId, credits, parts } of shares) {
			for (const part of parts) posting.unhold(part.lot, part.credits);
			const address_id = addressId ?? NO_ADDRESS;
			counts.counted({ account_id, user_id, address_id, credits: -credits, forgiven: -forgivenOf(parts), at });
		}
	}

	#change({ hold }: OpenHold, change: Omit<ChangedHold, "hold" | "expiresAt"> & { readonly expiresAt?: Date }): void {
		this.#changed.set(hold.id, { hold, expiresAt: hold.expiresAt, ...change });
	}
}

interface OpenHold extends Locks {
	readonly hold: HoldRow;
	readonly shares: readonly AddressedShare[];
	readonly at: Date;
}

function shareOf(parts: readonly Part[], of: Pick<AddressedShare, "accountId" | "addressId">): AddressedShare {
	return { ...of, parts, credits: parts.reduce((sum, { credits }) => sum + credits, 0n) };
}

function partOf(lot: Part["lot"], credits: bigint, forgiven: bigint): Part {
	return forgiven > 0n ? { lot, credits, forgiven } : { lot, credits };
}

/** The first `credits` of these shares, and what is left of them. */
function split(
	shares: readonly AddressedShare[],
	credits: bigint,
): { readonly captured: AddressedShare[]; readonly rest: AddressedShare[] } {
	const captured: AddressedShare[] = [];
	const rest: AddressedShare[] = [];
	let missing = credits;
	for (const share of shares) {
		const taken: Part[] = [];
		const left: Part[] = [];
		for (const { lot, credits: held, forgiven = 0n } of share.parts) {
			const given = least(held, missing);
			const kept = leftForgiven(forgiven, held - given);
			if (given > 0n) taken.push(partOf(lot, given, kept));
			if (held > given) left.push(partOf(lot, held - given, forgiven - kept));
			missing -= given;
		}
		if (taken.length > 0) captured.push(shareOf(taken, share));
		if (left.length > 0) rest.push(shareOf(left, share));
	}
	return { captured, rest };
}
