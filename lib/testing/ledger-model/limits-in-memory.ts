import type { Pool } from "./lots-in-memory.ts";

type Person = 0 | 1 | 2;
export type Period = "day" | "week" | "month" | "total";

interface Terms {
	/** Null: no limit. */
	readonly credits: bigint | null;
	readonly period: Period;
}

/** What a user has used or holds of a pool, on the day on which it counts. */
export interface ModelUse {
	readonly user: Person;
	readonly pool: Pool;
	readonly at: number;
	/** All of it, and what of it counts below a raise. */
	readonly credits: bigint;
	readonly counted: bigint;
}

/** Everyone has their own wallet, and the first user has made the group. */
const ownerOf = (pool: Pool): Person => (pool === "group" ? 0 : pool);

/** The limits of every pool, as the model keeps them. */
export class LimitsInMemory {
	readonly #defaults = new Map<Pool, Terms>();
	readonly #exceptions = new Map<string, Terms>();
	readonly #raises = new Map<string, Terms & { readonly until: string }>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** The default where no user is named; null takes it away. */
	set(pool: Pool, user: Person | null, terms: Terms | null): void {
		const [set, key] = user === null ? [this.#defaults, pool] : [this.#exceptions, nameOf(pool, user)];
		if (terms) (set as Map<unknown, Terms>).set(key, terms);
		else (set as Map<unknown, Terms>).delete(key);
	}

	/** Null ends it. */
	raise(pool: Pool, user: Person, terms: (Terms & { readonly until: string }) | null): void {
		if (terms) this.#raises.set(nameOf(pool, user), terms);
		else this.#raises.delete(nameOf(pool, user));
	}

	/** What is left of what stands, and of it and a raise together; null without a limit. */
	left(pool: Pool, user: Person, uses: readonly ModelUse[]): { readonly below: bigint; readonly left: bigint } | null {
		const stands = this.#exceptions.get(nameOf(pool, user)) ?? this.#defaults.get(pool);
		if (ownerOf(pool) === user || !stands || stands.credits === null) return null;
		const own = uses.filter((use) => use.user === user && use.pool === pool);
		const below = this.#leftOf(stands, own, ({ counted }) => counted);
		const raise = this.#raises.get(nameOf(pool, user));
		const isRaised = raise && raise.until >= berlinDay(this.#now());
		const above = isRaised ? this.#leftOf(raise, own, ({ credits }) => credits) : 0n;
		// Without a raise, nothing is more than what stands allows.
		return { below, left: above > below ? above : below };
	}

	#leftOf({ credits, period }: Terms, uses: readonly ModelUse[], of: (use: ModelUse) => bigint): bigint {
		const since = firstDay(period, berlinDay(this.#now()));
		const used = uses.filter(({ at }) => berlinDay(at) >= since).reduce((sum, use) => sum + of(use), 0n);
		return credits !== null && credits > used ? credits - used : 0n;
	}
}

function nameOf(pool: Pool, user: Person): string {
	return `${pool} ${user}`;
}

const BERLIN = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin", dateStyle: "short" });
const days = new Map<number, string>();

/** 2030-03-31: the day of an instant in Berlin. */
export function berlinDay(instant: number): string {
	const known = days.get(instant) ?? BERLIN.format(instant);
	days.set(instant, known);
	return known;
}

function firstDay(period: Period, today: string): string {
	if (period === "day") return today;
	if (period === "month") return `${today.slice(0, 7)}-01`;
	if (period === "total") return "";
	const day = new Date(`${today}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
	return day.toISOString().slice(0, 10);
}
