import { least } from "@/lib/ledger/posting/lot.ts";

const REFUND_VALIDITY_MS = 7 * 24 * 3_600_000;

/** A wallet by its user's number, or the one share group, which user 0 created. */
export type Pool = 0 | 1 | 2 | "group";

export interface ModelLot {
	readonly pool: Pool;
	readonly kind: "purchased" | "granted";
	/** When it expires, and when the lot expires in which these credits first arrived; Infinity is never. */
	readonly expiresAt: number;
	readonly firstExpiresAt: number;
	/** The lot in which these credits first arrived; null where it is this one. */
	readonly origin: ModelLot | null;
	readonly createdAt: number;
	credits: bigint;
	held: bigint;
}

export interface Taken {
	readonly lot: ModelLot;
	readonly credits: bigint;
	refunded: bigint;
}

/** The lots of every pool, as the model keeps them. */
export class LotsInMemory {
	readonly all: ModelLot[] = [];
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	available(pool: Pool): bigint {
		return this.usable(pool).reduce((sum, lot) => sum + lot.credits - lot.held, 0n);
	}

	/** Rule 28: soonest expiry first, then granted before purchased, then oldest. Expired lots are left out. */
	usable(pool: Pool): ModelLot[] {
		const lots = this.all.filter((lot) => lot.pool === pool && lot.expiresAt > this.#now());
		const rank = (lot: ModelLot) => (lot.kind === "granted" ? 0 : 1);
		return lots.sort((a, b) =>
			a.expiresAt !== b.expiresAt
				? Math.sign(a.expiresAt - b.expiresAt)
				: rank(a) - rank(b) || a.createdAt - b.createdAt,
		);
	}

	/** From these lots in their order; null where they have too little. */
	take(lots: readonly ModelLot[], credits: bigint): Taken[] | null {
		const taken: Taken[] = [];
		let missing = credits;
		for (const lot of lots) {
			const free = lot.credits - lot.held;
			const part = least(free, missing);
			if (part > 0n) taken.push({ lot, credits: part, refunded: 0n });
			missing -= part;
		}
		return missing === 0n ? taken : null;
	}

	/** Into another pool, as lots of their own, with their expiry. Returns whether there was enough. */
	move(lots: readonly ModelLot[], to: Pool, credits: bigint): boolean {
		const taken = this.take(lots, credits);
		if (!taken) return false;
		for (const { lot, credits: part } of taken) {
			lot.credits -= part;
			this.put({ ...lot, pool: to, origin: originOf(lot) }, part);
		}
		return true;
	}

	/** As `move`, to where credits of the same origin and expiry are already. */
	moveBack(lots: readonly ModelLot[], to: Pool, credits: bigint): boolean {
		const taken = this.take(lots, credits);
		if (!taken) return false;
		for (const { lot, credits: part } of taken) {
			lot.credits -= part;
			this.#join({ ...lot, pool: to, origin: originOf(lot) }, part);
		}
		return true;
	}

	/** Rule 32: back to where they came from; where that has expired, until seven days after it did. */
	giveBack(lot: ModelLot, credits: bigint): void {
		if (lot.expiresAt > this.#now()) {
			lot.credits += credits;
			return;
		}
		const expiresAt = lot.firstExpiresAt + REFUND_VALIDITY_MS;
		if (expiresAt > this.#now()) this.#join({ ...lot, expiresAt, origin: originOf(lot) }, credits);
	}

	put(lot: Omit<ModelLot, "credits" | "held" | "createdAt">, credits: bigint): ModelLot {
		const { pool, kind, expiresAt, firstExpiresAt, origin } = lot;
		const made = { pool, kind, expiresAt, firstExpiresAt, origin, createdAt: this.#now(), credits, held: 0n };
		this.all.push(made);
		return made;
	}

	/** Into the oldest lot of the same origin and expiry that isn't empty, or is that origin; a new one where none is. */
	#join(lot: ModelLot, credits: bigint): void {
		const same = this.all.find(
			(one) =>
				one.pool === lot.pool &&
				one.expiresAt === lot.expiresAt &&
				originOf(one) === lot.origin &&
				(one === lot.origin || one.credits > 0n),
		);
		if (same) same.credits += credits;
		else this.put(lot, credits);
	}
}

export function originOf(lot: ModelLot): ModelLot {
	return lot.origin ?? lot;
}
