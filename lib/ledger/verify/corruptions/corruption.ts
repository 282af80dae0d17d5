/** The ids that a test that corrupts a ledger may need. */
export interface HealthyLedger {
	readonly sally: string;
	readonly walletId: string;
	readonly groupAccountId: string;
	/** A charge that took from two lots of Sally's wallet and was refunded in part. */
	readonly chargeId: string;
	/** A charge of the same day, otherwise untouched. */
	readonly untouchedChargeId: string;
	/** A charge that was cancelled. */
	readonly cancelledChargeId: string;
	readonly orderId: string;
	/** The open hold of Sally's wallet. */
	readonly holdId: string;
}

/** Something wrong that can be planted in a healthy ledger. */
export interface Corruption {
	readonly what: string;
	/** The name of the check that must report it. */
	readonly breaks: string;
	/** Plants it. The last statement returns, as `id`, what the finding must name. */
	readonly statements: (ledger: HealthyLedger) => readonly string[];
	readonly sentence: RegExp;
}

/** The id of a finding about an entry, as an SQL expression. */
export const ENTRY_ID = `concat_ws(' ', "ledger_entry"."account_id", "ledger_entry"."version") AS "id"`;
