import { type Finding, seenTwice, verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { enqueueMails } from "@/lib/outbox/enqueue-mail.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { type Sql, untilAborted } from "@/lib/platform/database/sql.ts";
import { sqlOf, type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { logger } from "@/lib/platform/logger.ts";

/** Far more than ten million entries take; then it ends with an error. */
const MOST_MINUTES = 180;
/** Of a ledger that is wrong all over, the first are enough to begin with. */
const FINDINGS_KEPT = 100;
const KEPT_DAYS = 90;

/** What a check has measured of the ledger. */
interface Sizes {
	readonly entries: bigint;
	readonly pools: bigint;
	readonly databaseBytes: bigint;
}

interface RunOptions {
	readonly db: Database;
	/** The process is to stop: the check ends at once, and says so. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * Checks the whole ledger as `ledger:verify` does and keeps what it found, with how long it took and how large the ledger
 * was (product.md 42b). It reads one snapshot on one connection without parallel workers, so that others hardly notice.
 * Where something was found, operators with *Manage Orders* are told. Returns the number of findings; null where the check
 * could not be made.
 */
export async function runLedgerCheck({ db, signal }: RunOptions): Promise<number | null> {
	const id = newId();
	await transact(db, async (tx) => {
		const startedAt = await tx.clock.now(tx.sql);
		await tx.prisma.ledgerCheck.create({ data: { id, startedAt } });
		const before = new Date(startedAt.getTime() - KEPT_DAYS * 86_400_000);
		await tx.prisma.ledgerCheck.deleteMany({ where: { startedAt: { lt: before } } });
	});
	try {
		let sizes: Sizes | null = null;
		const findings = await seenTwice(async () => {
			const checked = await check({ db, signal });
			sizes = checked.sizes;
			return checked.findings;
		});
		await transact(db, async (tx) => {
			const data = { ...sizes, found: findings.length, findings: findings.slice(0, FINDINGS_KEPT).map(kept) };
			await tx.prisma.ledgerCheck.update({ where: { id }, data: { ...data, endedAt: await tx.clock.now(tx.sql) } });
			if (findings.length > 0) await tellOperators(tx, id);
		});
		if (findings.length > 0)
			logger.error({ event: "ledger_not_clean", findings: findings.length }, "The ledger isn't clean.");
		return findings.length;
	} catch (error) {
		const said = signal?.aborted ? "The process was stopped." : messageOf(error);
		await transact(db, async (tx) =>
			tx.prisma.ledgerCheck.update({ where: { id }, data: { error: said, endedAt: await tx.clock.now(tx.sql) } }),
		);
		logger.error({ event: "ledger_check_failed", error: said }, "The ledger could not be checked.");
		return null;
	}
}

async function check({ db, signal }: RunOptions): Promise<{ findings: Finding[]; sizes: Sizes }> {
	return readSnapshot(
		async ({ sql }) => {
			const [settings] = await sql.query<{ pid: number; workers: string; timeout: string }>(
				`SELECT pg_backend_pid() AS "pid",
					set_config('max_parallel_workers_per_gather', '0', true) AS "workers",
					set_config('statement_timeout', $1::text, true) AS "timeout"`,
				[`${MOST_MINUTES}min`],
			);
			// A statement that runs can only be ended from another connection.
			const cancel = () => void cancelStatement(db, settings?.pid ?? 0);
			signal?.addEventListener("abort", cancel, { once: true });
			try {
				return { findings: await verifyLedger(untilAborted(sql, signal)), sizes: await readSizes(sql) };
			} finally {
				signal?.removeEventListener("abort", cancel);
			}
		},
		db,
		{ timeoutMs: MOST_MINUTES * 60_000 },
	);
}

async function cancelStatement(db: Database, pid: number): Promise<void> {
	await sqlOf(db).query<{ cancelled: boolean }>(`SELECT pg_cancel_backend($1::int) AS "cancelled"`, [pid]);
}

/** Versions count a pool's entries, so that none is read. */
async function readSizes(sql: Sql): Promise<Sizes> {
	const [sizes] = await sql.query<Sizes>(
		`SELECT coalesce(sum("version"), 0)::bigint AS "entries", count(*) AS "pools",
			pg_database_size(current_database()) AS "databaseBytes"
		FROM "pool"`,
	);
	if (!sizes) throw new Error("The ledger has no size.");
	return sizes;
}

async function tellOperators(tx: Transaction, checkId: string): Promise<void> {
	const operators = await tx.prisma.user.findMany({
		where: {
			...{ status: "active", kind: "person", organization: { isOperator: true } },
			userRole: { rights: { has: "manage_orders" } },
		},
		orderBy: { id: "asc" },
	});
	await enqueueMails(
		tx,
		operators.map(({ id: userId, email, name, organizationId, language }) => ({
			kind: "ledger_not_clean",
			to: { userId, email, name, organizationId, language },
			facts: { checkId },
		})),
	);
}

function kept({ invariant, holds, id, sentence }: Finding) {
	return { invariant, holds, id, sentence };
}

function messageOf(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
}
