import type { Sql } from "@/lib/platform/database/sql.ts";
import { env } from "@/lib/platform/env.ts";
import { DISTRIBUTED_TABLES } from "../distribution/distributed-tables.ts";
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

const isOnShards = () => env.LEDGER_SHARDS > 0;

/**
 * Everything that breaks an invariant of the ledger's README; an empty list is a clean ledger. One statement after the
 * other, so that each gives its memory and its files back: while others post, only a snapshot (`readSnapshot`) shows
 * the ledger as it was at one instant, and on several machines not even that (`seenTwice`). `isDistributed`: whether its
 * tables are on several machines.
 */
export async function verifyLedger(sql: Sql, { isDistributed = isOnShards() } = {}): Promise<Finding[]> {
	if (isDistributed) for (const setting of FETCHING) await sql.execute(`SET LOCAL ${setting}`);
	const findings: Finding[] = [];
	for (const statement of STATEMENTS) findings.push(...(await runChecks(sql, statement, { isDistributed })));
	return findings.sort((a, b) => a.invariant - b.invariant);
}

/**
 * What `look` finds, which reads a snapshot of its own. On several machines a snapshot is of one instant for each machine
 * alone, so that what moves between two of them may be seen on one side: there only what is found twice, unchanged, counts.
 */
export async function seenTwice(
	look: () => Promise<Finding[]>,
	{ isDistributed = isOnShards() } = {},
): Promise<Finding[]> {
	const found = await look();
	if (found.length === 0 || !isDistributed) return found;
	const again = new Set((await look()).map(({ sentence }) => sentence));
	return found.filter(({ sentence }) => again.has(sentence));
}

/**
 * Fetching takes as long as it takes, however much it is, and workers wait meanwhile: they know the limits of the role, and
 * what is set here from the first line on.
 */
const FETCHING = [
	"citus.propagate_set_commands = 'local'",
	"citus.max_intermediate_result_size = -1",
	"idle_in_transaction_session_timeout = 0",
	"statement_timeout = '180min'",
];

const SPREAD_TABLES = DISTRIBUTED_TABLES.flatMap(({ tables }) => tables);

/**
 * Each distributed table that these queries read, by its own name: fetched as a whole, once, because Citus joins rows of
 * several machines in few ways only.
 */
function fetchedTables(queries: readonly string[]): string[] {
	const read = new Set(Array.from(queries.join(" ").matchAll(/\b(?:FROM|JOIN)\s+"(\w+)"/g), ([, table]) => table));
	return SPREAD_TABLES.filter((table) => read.has(table)).map(
		(table) => `"${table}" AS MATERIALIZED (SELECT * FROM "public"."${table}")`,
	);
}

async function runChecks(
	sql: Sql,
	{ shared = {}, checks }: LedgerChecks,
	{ isDistributed }: { readonly isDistributed: boolean },
): Promise<Finding[]> {
	const texts = [...Object.values(shared), ...checks.map(({ violations }) => violations)];
	const queries = isDistributed ? fetchedTables(texts) : [];
	for (const [name, query] of Object.entries(shared)) queries.push(`"${name}" AS (${query})`);
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
