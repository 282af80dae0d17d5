/** The invariants of the ledger's README, by number. */
export type Invariant = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** One thing that must hold for the whole ledger. */
export interface LedgerCheck {
	readonly invariant: Invariant;
	/** What must hold, in a few words: it names the check where it is reported and tested. */
	readonly holds: string;
	/** A query for whatever breaks it: `id`, and a `sentence` with what is wrong and the numbers on both sides. */
	readonly violations: string;
}

/** Checks that are made in one statement. */
export interface LedgerChecks {
	/** Queries by name that several of the checks read: each goes through the ledger once. */
	readonly shared?: Readonly<Record<string, string>>;
	readonly checks: readonly LedgerCheck[];
}

/** The day of an instant, in the deployment's time zone (product.md 35). */
export function dayOf(instant: string): string {
	return `(${instant} AT TIME ZONE (SELECT "time_zone" FROM "deployment"))::date`;
}

/** Two columns as one text: it names a row whose key they are. */
export function pairOf(first: string, second: string): string {
	return `concat_ws(' ', ${first}, ${second})`;
}
