import type { LotsInMemory, ModelLot, Pool } from "./lots-in-memory.ts";

type Subscriber = Exclude<Pool, "group">;

/** A part of an allowance: what arrived, and what was taken back of it. */
interface Arrival {
	readonly lots: readonly ModelLot[];
	takenBack: bigint | null;
}

/** Each user's one subscription, as the model keeps it: when it covers use, and the parts of its allowance. */
export class SubscriptionsInMemory {
	readonly #now: () => number;
	readonly #lots: LotsInMemory;
	readonly #periods: { readonly user: Subscriber; readonly from: number; until: number }[] = [];
	readonly #arrivals: readonly Arrival[][] = [[], [], []];

	constructor(now: () => number, lots: LotsInMemory) {
		this.#now = now;
		this.#lots = lots;
	}

	/** From now on. */
	cover(user: Subscriber, until: number): void {
		this.#periods.push({ user, from: this.#now(), until });
	}

	/** What was covered stays so: an end that is past is now. */
	end(user: Subscriber, at: number): void {
		const end = Math.max(at, this.#now());
		for (const period of this.#periods) {
			if (period.user === user) period.until = Math.max(period.from, Math.min(period.until, end));
		}
	}

	covers(user: Subscriber): boolean {
		const now = this.#now();
		return this.#periods.some((period) => period.user === user && period.from <= now && now < period.until);
	}

	/** How many parts have arrived. */
	parts(user: Subscriber): number {
		return this.#arrivals[user]?.length ?? 0;
	}

	/** A part that has arrived before changes nothing. */
	arrive(
		user: Subscriber,
		part: number,
		lots: readonly { readonly credits: bigint; readonly expiresAt: number }[],
	): void {
		if (part < this.parts(user)) return;
		const arrived = lots.map(({ credits, expiresAt }) =>
			this.#lots.put({ pool: user, kind: "granted", expiresAt, firstExpiresAt: expiresAt, origin: null }, credits),
		);
		this.#arrivals[user]?.push({ lots: arrived, takenBack: null });
	}

	/** What is free of a part, once. Returns how many credits that were. */
	takeBack(user: Subscriber, part: number): bigint {
		const arrival = this.#arrivals[user]?.[part];
		if (!arrival) return 0n;
		arrival.takenBack ??= this.#free(arrival.lots);
		return arrival.takenBack;
	}

	#free(lots: readonly ModelLot[]): bigint {
		let taken = 0n;
		for (const lot of lots) {
			const free = lot.expiresAt > this.#now() ? lot.credits - lot.held : 0n;
			lot.credits -= free;
			taken += free;
		}
		return taken;
	}
}
