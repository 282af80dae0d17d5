// What the ledger should do, as simply as possible: lots in memory, credits as bigint, no concurrency. Every method
// returns "done" or the code of the refusal that the ledger is expected to give.

import { least } from "@/lib/ledger/posting/lot.ts";
import { LimitsInMemory, type ModelUse } from "./limits-in-memory.ts";
import { LotsInMemory, type ModelLot, originOf, type Pool, type Taken } from "./lots-in-memory.ts";
import { SubscriptionsInMemory } from "./subscriptions-in-memory.ts";

const DAY_MS = 24 * 3_600_000;
const CANCELLATION_GRACE_MS = 15 * 60_000;
const LONGEST_HOLD_MS = 30 * DAY_MS;

export type UserNumber = 0 | 1 | 2;
export type Expected = "done" | "INSUFFICIENT_CREDITS" | "CONFLICT" | "FORBIDDEN" | "NOT_FOUND" | "INVALID";

/** What pays, and what of each pool's share only a raise allows. */
interface ModelPayment {
	readonly taken: readonly Taken[];
	readonly forgiven: ReadonlyMap<Pool, bigint>;
}

export interface ModelCharge extends ModelPayment {
	readonly id: string;
	readonly user: UserNumber;
	readonly postedAt: number;
	/** The instant for limits: where it was on hold, when it was placed. */
	readonly countedAt: number;
	/** A subscription covers it: it took nothing of what was asked for. */
	readonly covered: boolean;
	readonly requested: bigint;
	/** Of a covered one, whether it was refunded: nothing is given back, once. */
	uncharged: boolean;
	cancelled: boolean;
}

export interface ModelHold extends ModelPayment {
	readonly id: string;
	readonly user: UserNumber;
	readonly placedAt: number;
	readonly covered: boolean;
	readonly requested: bigint;
	expiresAt: number;
	open: boolean;
}

export class LedgerModel {
	now: number;
	readonly owners: [UserNumber, UserNumber, UserNumber] = [0, 1, 2];
	/** The users whom the share group lets in. */
	readonly members: [boolean, boolean, boolean] = [true, true, true];
	readonly limits = new LimitsInMemory(() => this.now);
	readonly lots = new LotsInMemory(() => this.now);
	readonly charges: ModelCharge[] = [];
	readonly holds: ModelHold[] = [];
	readonly subscriptions = new SubscriptionsInMemory(() => this.now, this.lots);

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

	/** What counts for limits: holds too, less what was given back. What only a raise allowed is given back first. */
	uses(): ModelUse[] {
		const open = this.holds.filter((hold) => hold.open).map((hold) => ({ ...hold, countedAt: hold.placedAt }));
		return [...this.charges, ...open].flatMap(({ user, countedAt: at, taken, forgiven }) =>
			[...new Set(taken.map(({ lot }) => lot.pool))].map((pool) => {
				const own = taken.filter(({ lot }) => lot.pool === pool);
				const given = own.reduce((sum, { refunded }) => sum + refunded, 0n);
				const credits = own.reduce((sum, part) => sum + part.credits, 0n) - given;
				return { user, pool, at, credits, counted: credits - without(forgiven.get(pool) ?? 0n, given) };
			}),
		);
	}

	/** What pays, pool after pool, no more from each than the limit leaves. */
	#pay(user: UserNumber, fromGroup: boolean, credits: bigint): ModelPayment | Expected {
		const pools = this.#payers(user, fromGroup);
		if (typeof pools === "string") return pools;
		const taken: Taken[] = [];
		const forgiven = new Map<Pool, bigint>();
		let missing = credits;
		for (const pool of pools) {
			const limit = this.limits.left(pool, user, this.uses());
			const there = least(this.lots.available(pool), limit?.left ?? missing);
			const given = least(there, missing);
			if (given > 0n) taken.push(...(this.lots.take(this.lots.usable(pool), given) ?? []));
			if (limit) forgiven.set(pool, without(given, limit.below));
			missing -= given;
		}
		return missing === 0n ? { taken, forgiven } : "INSUFFICIENT_CREDITS";
	}

	issue(pool: UserNumber, kind: ModelLot["kind"], credits: bigint, expiresAt: number): Expected {
		this.lots.put({ pool, kind, expiresAt, firstExpiresAt: expiresAt, origin: null }, credits);
		return "done";
	}

	charge(id: string, user: UserNumber, { fromGroup, credits }: { fromGroup: boolean; credits: bigint }): Expected {
		const payment = this.#payOrCover(user, fromGroup, credits);
		if (typeof payment === "string") return payment;
		for (const part of payment.taken) part.lot.credits -= part.credits;
		const at = { postedAt: this.now, countedAt: this.now };
		this.charges.push({ id, user, ...at, requested: credits, ...payment, uncharged: false, cancelled: false });
		return "done";
	}

	/** What a subscription covers takes nothing, unless the group is named (rule 16). */
	#payOrCover(user: UserNumber, fromGroup: boolean, credits: bigint) {
		const covered = !fromGroup && this.subscriptions.covers(user);
		const payment: ModelPayment | Expected = covered
			? { taken: [], forgiven: new Map() }
			: this.#pay(user, fromGroup, credits);
		return typeof payment === "string" ? payment : { ...payment, covered };
	}

	hold(
		id: string,
		user: UserNumber,
		{ fromGroup, credits, expiresAt }: { fromGroup: boolean; credits: bigint; expiresAt: number },
	): Expected {
		const payment = this.#payOrCover(user, fromGroup, credits);
		if (typeof payment === "string") return payment;
		for (const part of payment.taken) part.lot.held += part.credits;
		this.holds.push({ id, user, placedAt: this.now, expiresAt, requested: credits, ...payment, open: true });
		return "done";
	}

	capture(hold: ModelHold, chargeId: string, credits: bigint): Expected {
		if (!hold.open || hold.expiresAt <= this.now || credits > hold.requested) return "CONFLICT";
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
		const { user, covered, placedAt: countedAt } = hold;
		const inPool = (parts: readonly Taken[], pool: Pool) =>
			parts.filter(({ lot }) => lot.pool === pool).reduce((sum, part) => sum + part.credits, 0n);
		const kept = [...hold.forgiven].map(([pool, forgiven]) => {
			const released = inPool(hold.taken, pool) - inPool(taken, pool);
			return [pool, without(forgiven, released)] as const;
		});
		const more = { taken, forgiven: new Map(kept), covered, requested: credits, uncharged: false, cancelled: false };
		this.charges.push({ id: chargeId, user, postedAt: this.now, countedAt, ...more });
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
		if (charge.covered && !charge.cancelled && !charge.uncharged && credits <= charge.requested) {
			charge.uncharged = true;
			return "done";
		}
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
		if (charge.uncharged || charge.taken.some(({ refunded }) => refunded > 0n)) return "CONFLICT";
		if (!charge.covered) this.refund(charge, leftOf(charge));
		charge.cancelled = true;
		return "done";
	}

	allocate(credits: bigint): Expected {
		if (this.owners[0] !== 0) return "FORBIDDEN";
		const shareable = this.lots.usable(0).filter((lot) => lot.kind === "purchased");
		return this.lots.move(shareable, "group", credits) ? "done" : "INSUFFICIENT_CREDITS";
	}

	giveBackToCreator(credits: bigint): Expected {
		return this.lots.moveBack(this.lots.usable("group"), 0, credits) ? "done" : "INSUFFICIENT_CREDITS";
	}

	/**
	 * Rule 55a: what is purchased and free of the user's comes back from the old owner, and goes on to the new one. Returns
	 * how many credits moved, a way back and a way on counted each.
	 */
	consolidate(user: UserNumber, [from, to]: readonly [UserNumber, UserNumber]): bigint {
		let moved = 0n;
		for (const [one, other] of [
			[from, user],
			[user, to],
		] as const) {
			if (one === other) continue;
			const lots = this.lots
				.usable(one)
				.filter((lot) => lot.kind === "purchased" && (one === user || originOf(lot).pool === user));
			const free = lots.reduce((sum, lot) => sum + lot.credits - lot.held, 0n);
			if (free > 0n) this.lots.moveBack(lots, other, free);
			moved += free;
		}
		return moved;
	}

	#free(hold: ModelHold): void {
		for (const { lot, credits } of hold.taken) lot.held -= credits;
		hold.open = false;
	}
}

function without(credits: bigint, taken: bigint): bigint {
	return credits > taken ? credits - taken : 0n;
}

export function leftOf(charge: ModelCharge): bigint {
	return charge.taken.reduce((sum, part) => sum + part.credits - part.refunded, 0n);
}
