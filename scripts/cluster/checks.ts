import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { sqlOf, transact } from "@/lib/platform/database/transaction.ts";
import { until } from "../faults/until.ts";
import type { Stage } from "./stage.ts";

/** More than PgBouncer has connections to the database: each of them is looked at. */
const LOOKS = 60;
/** What PgBouncer sets again for each client of its own. */
const OF_EACH_CLIENT = ["client_encoding", "DateStyle", "TimeZone", "application_name", "standard_conforming_strings"];
const MAILS = 3;

/** What is left on the connections behind PgBouncer for their next user: nothing may be. */
export async function leftBehindPooler({ gates }: Stage): Promise<string[]> {
	const pool = new pg.Pool({ connectionString: gates.pooledUrl, max: LOOKS });
	pool.on("error", () => undefined);
	try {
		const looks = Array.from({ length: LOOKS }, async () => {
			const client = await pool.connect();
			try {
				await client.query("BEGIN");
				const { rows } = await client.query<{ what: string }>(
					`SELECT "name" AS "what" FROM pg_settings
						WHERE "source" = 'session' AND "name" NOT LIKE 'transaction_%' AND "name" <> ALL ($1::text[])
					UNION ALL SELECT 'a statement' FROM pg_prepared_statements
					UNION ALL SELECT 'a channel' FROM pg_listening_channels()`,
					[OF_EACH_CLIENT],
				);
				// So that the others get connections of their own.
				await wait(200);
				await client.query("COMMIT");
				return rows.map(({ what }) => what);
			} finally {
				client.release();
			}
		});
		return [...new Set((await Promise.all(looks)).flat())];
	} finally {
		await pool.end();
	}
}

/** The worker, which listens past PgBouncer, sends mail that is put in through it. Returns what went wrong. */
export async function mailProblems({ gates, mailServer }: Stage): Promise<string[]> {
	const pooled = openDatabase(gates.pooledUrl, { maxConnections: 1, isPooled: true });
	const known = mailServer.received.length;
	try {
		for (let count = 0; count < MAILS; count += 1) {
			const to = {
				email: `mary${count}@cluster.example`,
				name: null,
				userId: null,
				organizationId: null,
				language: "en",
			};
			await transact(pooled, (tx) => enqueueMail(tx, { kind: "sign_up_known", to, facts: {} }));
		}
	} finally {
		await pooled.$disconnect();
	}
	await until("mail is sent", () => mailServer.received.length >= known + MAILS, { timeoutMs: 60_000 });
	const sent = mailServer.received.length - known;
	return sent === MAILS ? [] : [`${MAILS} mails were sent ${sent} times`];
}

/** What the portal, HAProxy and a connection say while a process or the database is away. */
const AWAY = /^(ok|busy|away|503 without Retry-After|status 50[24])$/;

/** Pages since an instant that were neither shown nor away for a while. */
export function pageProblems({ visits }: Stage, since: number): string[] {
	const others = visits.filter(({ begun, result }) => begun >= since && !AWAY.test(result));
	return others.map(({ what, result }) => `a user's ${what}: ${result}`);
}

/**
 * The API's reports have every charge that was acknowledged before, and are read from a standby once it has them too. Returns
 * what isn't so.
 */
export async function reportProblems({ callers, gates, metricsToken }: Stage): Promise<string[]> {
	const problems: string[] = [];
	const userIds = new Set([...callers.calls.values()].map(({ userId }) => userId));
	for (const userId of userIds) {
		const charged = [...callers.calls.values()].filter((call) => call.userId === userId).length;
		const reported = await callers.countReported(userId);
		if (reported !== charged) problems.push(`a report says ${reported} charges of a user who has ${charged}`);
	}
	const [userId = ""] = userIds;
	const isReadThere = async () => {
		await callers.countReported(userId);
		const counts = await Promise.all(gates.apiPorts.map((port) => readsOfReplica(port, metricsToken)));
		return counts.some((count) => count > 0);
	};
	await until("reports are read from a standby", isReadThere);
	return problems;
}

async function readsOfReplica(port: number, metricsToken: string): Promise<number> {
	const headers = { authorization: `Bearer ${metricsToken}` };
	const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text();
	return Number(/^commonpurse_report_reads_total\{where="replica"\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

/** A standby that has what the primary has, with a clean ledger of its own. Nobody writes meanwhile. */
export async function replicaProblems({ gates, db }: Stage): Promise<string[]> {
	const [at] = await sqlOf(db).query<{ lsn: string }>(`SELECT pg_current_wal_lsn()::text AS "lsn"`);
	const replica = openDatabase(gates.replicaUrl, { maxConnections: 1 });
	try {
		const hasIt = async () => {
			const [found] = await sqlOf(replica).query<{ has: boolean }>(
				`SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS "has"`,
				[at?.lsn],
			);
			return found?.has ?? false;
		};
		await until("the standby has it all", hasIt);
		const findings = await readSnapshot(({ sql }) => verifyLedger(sql), replica);
		return findings.map(({ sentence }) => `on the standby: ${sentence}`);
	} finally {
		await replica.$disconnect();
	}
}
