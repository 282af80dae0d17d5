import type { Sql } from "@/lib/platform/database/sql.ts";
import { chain } from "./chain.ts";
import { charges } from "./charges.ts";
import { conservation } from "./conservation.ts";
import { expiry } from "./expiry.ts";
import { history } from "./history.ts";
import { holds } from "./holds.ts";
import type { Invariant, LedgerCheck, LedgerChecks } from "./ledger-check.ts";
import { nothingBelowZero } from "./nothing-below-zero.ts";
import { orders } from "./orders.ts";
import { poolUse } from "./pool-use.ts";
import { references } from "./references.ts";
import { refunds } from "./refunds.ts";
import { requests } from "./requests.ts";
import { subscriptions } from "./subscriptions.ts";
import { sums } from "./sums.ts";
import { usageDaily } from "./usage-daily.ts";

/** Something in the ledger that breaks an invariant. */
export interface Finding {
	readonly invariant: Invariant;
	/** What should hold, and does not. */
	readonly holds: string;
	/** The id of what breaks it: a credit type, an account, a lot, an entry, a charge, … */
	readonly id: string;
	/** What is wrong, with the numbers on both sides. */
	readonly sentence: string;
}

const STATEMENTS: readonly LedgerChecks[] = [
	conservation,
	nothingBelowZero,
	sums,
	chain,
	history,
	charges,
	refunds,
	requests,
	orders,
	usageDaily,
	holds,
	expiry,
	poolUse,
	subscriptions,
	references,
];

/** All checks. */
export const CHECKS: readonly LedgerCheck[] = STATEMENTS.flatMap(({ checks }) => checks);

/** Only the first findings of each check: a ledger that is wrong all over need not fit into memory. */
const MAX_FINDINGS_PER_CHECK = 100;

/**
 * Everything that breaks an invariant of the ledger's README; an empty list is a clean ledger. One statement after the
 * other, so that each gives its memory and its files back: while others post, only a snapshot (`readSnapshot`) shows
 * the ledger as it was at one instant.
 */
export async function verifyLedger(sql: Sql): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const statement of STATEMENTS) findings.push(...(await runChecks(sql, statement)));
	return findings.sort((a, b) => a.invariant - b.invariant);
}

async function runChecks(sql: Sql, { shared = {}, checks }: LedgerChecks): Promise<Finding[]> {
	const queries = Object.entries(shared).map(([name, query]) => `"${name}" AS (${query})`);
	// Materialized: otherwise PostgreSQL plans for the first findings, of which there are none.
	for (const [index, { violations }] of checks.entries()) queries.push(`"${index}" AS MATERIALIZED (${violations})`);
	const first = checks.map(
		(_, index) => `(SELECT ${index} AS "index", "id", "sentence" FROM "${index}" LIMIT ${MAX_FINDINGS_PER_CHECK})`,
	);
	const rows = await sql.query<{ index: number; id: string; sentence: string }>(
		`WITH ${queries.join(", ")} ${first.join(" UNION ALL ")} ORDER BY "index", "id"`,
	);
	return rows.map(({ index, id, sentence }) => {
		const check = checks[index];
		if (!check) throw new Error(`There is no check ${index}.`);
		return { invariant: check.invariant, holds: check.holds, id, sentence };
	});
}
