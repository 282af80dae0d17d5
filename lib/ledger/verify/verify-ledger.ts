import type { Sql } from "@/lib/platform/database/sql.ts";
import { chain } from "./chain.ts";
import type { Check, Invariant } from "./check.ts";
import { conservation } from "./conservation.ts";
import { effects } from "./effects.ts";
import { expiry } from "./expiry.ts";
import { history } from "./history.ts";
import { nothingBelowZero } from "./nothing-below-zero.ts";
import { shareGroups } from "./share-groups.ts";
import { sums } from "./sums.ts";
import { usageDaily } from "./usage-daily.ts";

/** Something in the ledger that breaks an invariant. */
export interface Finding {
	readonly invariant: Invariant;
	/** What should hold, and does not. */
	readonly holds: string;
	/** The id of what breaks it: a credit type, an account, a lot, a transfer, a charge, … */
	readonly id: string;
	/** What is wrong, with the numbers on both sides. */
	readonly sentence: string;
}

/** All checks, by invariant. */
export const CHECKS: readonly Check[] = [
	...conservation,
	...nothingBelowZero,
	...sums,
	...chain,
	...history,
	...effects,
	...usageDaily,
	...expiry,
	...shareGroups,
];

/** Only the first findings of each check: a ledger that is wrong all over need not fit into memory. */
const MAX_FINDINGS_PER_CHECK = 100;

/**
 * Everything that breaks one of the nine invariants of the ledger's README; an empty list is a clean ledger. One
 * statement, so that it sees the ledger as it was at one instant, while others post.
 */
export async function verifyLedger(sql: Sql): Promise<Finding[]> {
	const checks = CHECKS.map(
		({ violations }, index) =>
			`(SELECT ${index} AS "index", "id", "sentence" FROM (${violations}) AS "violation" LIMIT ${MAX_FINDINGS_PER_CHECK})`,
	);
	const violations = await sql.query<{ index: number; id: string; sentence: string }>(
		`${checks.join(" UNION ALL ")} ORDER BY "index", "id"`,
	);
	return violations.map(({ index, id, sentence }) => {
		const check = CHECKS[index];
		if (!check) throw new Error(`There is no check ${index}.`);
		return { invariant: check.invariant, holds: check.holds, id, sentence };
	});
}
