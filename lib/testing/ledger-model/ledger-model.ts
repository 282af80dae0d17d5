// What the ledger should do, as simply as possible: lots in memory, credits as bigint, no concurrency. Every method
// returns "done" or the code of the refusal that the ledger is expected to give.

import { least } from "@/lib/ledger/posting/lots.ts";
import { LotsInMemory, type ModelLot, type Pool, type Taken } from "./lots-in-memory.ts";

const DAY_MS = 24 * 3_600_000;
const CANCELLATION_GRACE_MS = 15 * 60_000;
const LONGEST_HOLD_MS = 30 * DAY_MS;

export type UserNumber = 0 | 1 | 2;
export type Expected = "done" | "INSUFFICIENT_CREDITS" | "CONFLICT" | "FORBIDDEN" | "NOT_FOUND" | "INVALID";

export interface ModelCharge {
	readonly id: string;
	readonly user: UserNumber;
	readonly postedAt: number;
	/** The instant for the group's limit: where it was on hold, when it was placed. */
	readonly countedAt: number;
	readonly taken: readonly Taken[];
	cancelled: boolean;
}

export interface ModelHold {
	readonly id: string;
	readonly user: UserNumber;
	readonly placedAt: number;
	expiresAt: number;
	readonly taken: readonly Taken[];
	open: boolean;
}

export class LedgerModel {
	now: number;
	readonly owners: [UserNumber, UserNumber, UserNumber] = [0, 1, 2];
	/** The users whom the share group lets in. */
	readonly members: [boolean, boolean, boolean] = [true, true, true];
	/** For each member, a day or in total. */
	limit: { readonly credits: bigint; readonly period: "day" | "total" } | null = null;
	readonly lots = new LotsInMemory(() => this.now);
	readonly charges: ModelCharge[] = [];
	readonly holds: ModelHold[] = [];

	constructor(now: number) {
		this.now = now;
	}

	/** Rule 29: the named pool alone; else another's group, the Credit Owner's wallet, the user's own group. */
	#payers(user: UserNumber, fromGroup: boolean): readonly Pool[] | Expected {
		const isMember = this.members[user];
		const isParked = user === 0 && this.owners[0] !== 0;
		if (fromGroup && !isMember) return "NOT_FOUND";
		if (fromGroup) return isParked ? "FORBIDDEN" : ["group"];
		const wallet = this.owners[user];
		if (!isMember || isParked) return [wallet];
		return user === 0 ? [wallet, "group"] : ["group", wallet];
	}

	/** What the limit leaves a user in the group: their holds count, refunds don't. */
	#headroom(user: UserNumber): bigint | null {
		if (this.limit === null) return null;
		const { credits: limit, period } = this.limit;
		const dayOf = (instant: number) => Math.floor(instant / DAY_MS);
		const counts = (at: number) => period === "total" || dayOf(at) === dayOf(this.now);
		const uses = [
			...this.charges.map(({ countedAt, ...charge }) => ({ ...charge, at: countedAt })),
			...this.holds.filter(({ open }) => open).map(({ placedAt, ...hold }) => ({ ...hold, at: placedAt })),
		];
		const used = uses
			.filter((use) => use.user === user && counts(use.at))
			.flatMap(({ taken }) => taken.filter(({ lot }) => lot.pool === "group"))
			.reduce((sum, { credits, refunded }) => sum + credits - refunded, 0n);
		return limit > used ? limit - used : 0n;
	}

	/** What pays, pool after pool, no more from the group than the limit leaves. */
	#pay(user: UserNumber, fromGroup: boolean, credits: bigint): Taken[] | Expected {
		const pools = this.#payers(user, fromGroup);
		if (typeof pools === "string") return pools;
		const taken: Taken[] = [];
		let missing = credits;
		for (const pool of pools) {
			const headroom = pool === "group" ? this.#headroom(user) : null;
			const there = least(this.lots.available(pool), headroom ?? missing);
			const given = least(there, missing);
			if (given > 0n) taken.push(...(this.lots.take(this.lots.usable(pool), given) ?? []));
			missing -= given;
		}
		return missing === 0n ? taken : "INSUFFICIENT_CREDITS";
	}

	issue(pool: UserNumber, kind: ModelLot["kind"], credits: bigint, expiresAt: number): Expected {
		this.lots.put({ pool, kind, expiresAt, firstExpiresAt: expiresAt }, credits);
		return "done";
	}

	charge(id: string, user: UserNumber, { fromGroup, credits }: { fromGroup: boolean; credits: bigint }): Expected {
		const taken = this.#pay(user, fromGroup, credits);
		if (typeof taken === "string") return taken;
		for (const part of taken) part.lot.credits -= part.credits;
		this.charges.push({ id, user, postedAt: this.now, countedAt: this.now, taken, cancelled: false });
		return "done";
	}

	hold(
		id: string,
		user: UserNumber,
		{ fromGroup, credits, expiresAt }: { fromGroup: boolean; credits: bigint; expiresAt: number },
	): Expected {
		const taken = this.#pay(user, fromGroup, credits);
		if (typeof taken === "string") return taken;
		for (const part of taken) part.lot.held += part.credits;
		this.holds.push({ id, user, placedAt: this.now, expiresAt, taken, open: true });
		return "done";
	}

	capture(hold: ModelHold, chargeId: string, credits: bigint): Expected {
		const held = hold.taken.reduce((sum, part) => sum + part.credits, 0n);
		if (!hold.open || hold.expiresAt <= this.now || credits > held) return "CONFLICT";
		let missing = credits;
		const taken: Taken[] = [];
		for (const { lot, credits: inLot } of hold.taken) {
			const captured = least(inLot, missing);
			lot.held -= inLot;
			lot.credits -= captured;
			missing -= captured;
			if (captured > 0n) taken.push({ lot, credits: captured, refunded: 0n });
		}
		hold.open = false;
		const { user, placedAt: countedAt } = hold;
		this.charges.push({ id: chargeId, user, postedAt: this.now, countedAt, taken, cancelled: false });
		return "done";
	}

	extend(hold: ModelHold, lifetimeMs: number): Expected {
		if (!hold.open || hold.expiresAt <= this.now) return "CONFLICT";
		if (hold.taken.some(({ lot }) => lot.expiresAt <= this.now)) return "CONFLICT";
		if (this.now + lifetimeMs > hold.placedAt + LONGEST_HOLD_MS) return "INVALID";
		hold.expiresAt = Math.max(hold.expiresAt, this.now + lifetimeMs);
		return "done";
	}

	release(hold: ModelHold): Expected {
		if (!hold.open || hold.expiresAt <= this.now) return "CONFLICT";
		this.#free(hold);
		return "done";
	}

	/** Expired credits are gone for every method here: only holds wait for the sweep. */
	sweep(): Expected {
		for (const hold of this.holds) if (hold.open && hold.expiresAt <= this.now) this.#free(hold);
		return "done";
	}

	refund(charge: ModelCharge, credits: bigint): Expected {
		if (charge.cancelled || credits === 0n || credits > leftOf(charge)) return "CONFLICT";
		let missing = credits;
		for (const part of charge.taken.toReversed()) {
			const left = part.credits - part.refunded;
			const given = least(left, missing);
			if (given > 0n) this.lots.giveBack(part.lot, given);
			part.refunded += given;
			missing -= given;
		}
		return "done";
	}

	cancel(charge: ModelCharge): Expected {
		if (charge.cancelled || this.now > charge.postedAt + CANCELLATION_GRACE_MS) return "CONFLICT";
		if (charge.taken.some(({ refunded }) => refunded > 0n)) return "CONFLICT";
		this.refund(charge, leftOf(charge));
		charge.cancelled = true;
		return "done";
	}

	allocate(credits: bigint): Expected {
		if (this.owners[0] !== 0) return "FORBIDDEN";
		const shareable = this.lots.usable(0).filter((lot) => lot.kind === "purchased");
		return this.lots.move(shareable, "group", credits) ? "done" : "INSUFFICIENT_CREDITS";
	}

	giveBackToCreator(credits: bigint): Expected {
		return this.lots.move(this.lots.usable("group"), 0, credits) ? "done" : "INSUFFICIENT_CREDITS";
	}

	#free(hold: ModelHold): void {
		for (const { lot, credits } of hold.taken) lot.held -= credits;
		hold.open = false;
	}
}

export function leftOf(charge: ModelCharge): bigint {
	return charge.taken.reduce((sum, part) => sum + part.credits - part.refunded, 0n);
}
