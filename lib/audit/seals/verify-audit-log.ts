import type { Sql } from "@/lib/platform/database/sql.ts";
import { BEGINNING, type ChainHead, DIGEST_SQL, sealAfter } from "./chain-head.ts";
import { isLateSql } from "./is-late.ts";

/** Something in the audit log that isn't as it was sealed. */
export interface AuditFinding {
	/** Of the seal; null for a row that has none. */
	readonly position: bigint | null;
	readonly sentence: string;
}

export interface VerifiedAuditLog {
	readonly findings: readonly AuditFinding[];
	/** How many rows are sealed, and the last one's seal: kept elsewhere, it shows later that the end wasn't cut off. */
	readonly head: ChainHead;
	/** Not sealed yet. */
	readonly waiting: number;
}

/** In memory at one time. */
const PAGE = 10_000;
/** A log that is wrong all over need not fit into memory. */
const MOST_FINDINGS = 100;

interface SealedRow {
	readonly position: bigint;
	readonly id: string;
	readonly digest: string;
	readonly seal: string;
	/** Of the row as it is now; null where it isn't there. */
	readonly found: string | null;
}

/**
 * Compares the audit log with its seals (product.md 40a), from the first row on: says which were changed, left out, moved
 * or put in. `known`: a head of earlier, as a check printed it; the log must still contain it. On a snapshot.
 */
export async function verifyAuditLog(
	sql: Sql,
	{ known = null }: { known?: ChainHead | null } = {},
): Promise<VerifiedAuditLog> {
	const findings: AuditFinding[] = [];
	const find = (position: bigint | null, sentence: string) => {
		if (findings.length < MOST_FINDINGS) findings.push({ position, sentence });
	};
	let head = BEGINNING;
	for (let rows = await readSealed(sql, head); rows.length > 0; rows = await readSealed(sql, head)) {
		for (const row of rows) {
			const seal = Buffer.from(row.seal, "hex");
			if (known?.position === row.position && !known.seal.equals(seal)) {
				find(row.position, `Seal ${row.position} is another than the one that you know.`);
			}
			const wrong = faultOf(row, head);
			if (wrong) find(row.position, wrong);
			head = { position: row.position, seal };
		}
	}
	if (known && known.position > head.position) {
		find(null, `The log ends with seal ${head.position}, but you know seal ${known.position}: its end was cut off.`);
	}
	for (const id of await readPutIn(sql))
		find(null, `Entry ${id} was put in after the entries of its time were sealed.`);
	return { findings, head, waiting: await countWaiting(sql) };
}

/** What is wrong with a row; the chain goes on with its seal as it is, so that one fault is told once. */
function faultOf(row: SealedRow, before: ChainHead): string | null {
	const { position, id, digest, seal, found } = row;
	const next = before.position + 1n;
	if (position !== next) {
		return position === next + 1n
			? `Seal ${next} is missing: what it sealed was left out.`
			: `Seals ${next} to ${position - 1n} are missing: what they sealed was left out.`;
	}
	if (found === null) return `Entry ${id}, seal ${position}, was left out.`;
	if (found !== digest) return `Entry ${id}, seal ${position}, was changed.`;
	if (sealAfter(before.seal, Buffer.from(digest, "hex")).toString("hex") === seal) return null;
	return `Entry ${id}, seal ${position}, isn't where it was sealed: it was moved, or one before it was.`;
}

/** The next sealed rows after a head. */
function readSealed(sql: Sql, { position }: ChainHead): Promise<SealedRow[]> {
	return sql.query<SealedRow>(
		`SELECT "audit_seal"."position", "audit_entry_id" AS "id", encode("digest", 'hex') AS "digest",
			encode("seal", 'hex') AS "seal",
			CASE WHEN "audit_entry"."id" IS NOT NULL THEN encode(${DIGEST_SQL}, 'hex') END AS "found"
		FROM "audit_seal" LEFT JOIN "audit_entry" ON "audit_entry"."id" = "audit_entry_id"
		WHERE "audit_seal"."position" > $1::bigint ORDER BY "audit_seal"."position" LIMIT $2::int`,
		[position, PAGE],
	);
}

const UNSEALED = `"audit_entry" WHERE NOT EXISTS (SELECT FROM "audit_seal" WHERE "audit_entry_id" = "audit_entry"."id")`;
const LAST_SEALED_AT = `(SELECT "sealed_at" FROM "audit_seal" ORDER BY "position" DESC LIMIT 1)`;

async function readPutIn(sql: Sql): Promise<string[]> {
	const rows = await sql.query<{ id: string }>(
		`SELECT "id" FROM ${UNSEALED} AND ${isLateSql(LAST_SEALED_AT)} ORDER BY "id" LIMIT $1::int`,
		[MOST_FINDINGS],
	);
	return rows.map(({ id }) => id);
}

async function countWaiting(sql: Sql): Promise<number> {
	const [row] = await sql.query<{ count: number }>(
		`SELECT count(*)::int AS "count" FROM ${UNSEALED} AND ${isLateSql(LAST_SEALED_AT)} IS NOT TRUE`,
	);
	return row?.count ?? 0;
}
