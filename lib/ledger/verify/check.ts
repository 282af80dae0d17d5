/** The invariants of the ledger's README, by number. */
export type Invariant = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** One thing that must hold for the whole ledger. */
export interface Check {
	readonly invariant: Invariant;
	/** What must hold, in a few words: it names the check where it is reported and tested. */
	readonly holds: string;
	/** A query for whatever breaks it: `id`, and a `sentence` with what is wrong and the numbers on both sides. */
	readonly violations: string;
}

/** Both sides of every transfer, as a query: what it did to one account and one of its lots. */
export const ENTRIES = `
	SELECT "id" AS "transfer_id", "from_account_id" AS "account_id", "from_lot_id" AS "lot_id", -"credits" AS "credits",
		"from_balance_after" AS "balance_after", "from_version" AS "version", "posted_at" FROM "transfer"
	UNION ALL
	SELECT "id", "to_account_id", "to_lot_id", "credits", "to_balance_after", "to_version", "posted_at" FROM "transfer"`;
