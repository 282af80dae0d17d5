import pg from "pg";
import PostalMime from "postal-mime";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { startWorker, type Worker } from "@/lib/jobs/worker.ts";
import { openMailServer } from "@/lib/letters/delivery/mail-server.ts";
import { recoverMail } from "@/lib/letters/delivery/recover-mail.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { type TestDatabase, testDatabase } from "@/lib/testing/database.ts";
import { openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { theCreditTypes } from "@/lib/testing/people.ts";

// However slow the machine is.
const PATIENCE = { timeout: 110_000, interval: 50 };
vi.setConfig({ testTimeout: 120_000 });
const opened: (() => Promise<unknown>)[] = [];

afterEach(async () => {
	for (const close of opened.splice(0).reverse()) await close();
});

function aWorker(
	{ url }: TestDatabase,
	{ smtp, isScheduling = false }: { smtp: string | null; isScheduling?: boolean },
): Worker {
	const sender = { name: "", address: "credits@portal.example" };
	const mailServer = smtp === null ? null : openMailServer({ url: smtp, sender });
	const worker = startWorker({ url, mailServer, isScheduling });
	opened.push(() => worker.stop());
	return worker;
}

function mails({ db }: TestDatabase, count: number): Promise<string[]> {
	return transact(db, async (tx) => {
		const ids: string[] = [];
		for (let number = 0; number < count; number += 1) {
			const to = { email: `${newId()}@test.example`, name: null, userId: null, organizationId: null, language: "en" };
			ids.push(await enqueueMail(tx, { kind: "sign_up_known", to, facts: {} }));
		}
		return ids;
	});
}

const withStatus = ({ db }: TestDatabase, status: "waiting" | "sent" | "kept" | "failed") =>
	db.mail.count({ where: { status } });
/** As if every next attempt were due. */
const hurry = ({ sql }: TestDatabase) =>
	sql.query(`UPDATE "graphile_worker"."_private_jobs" SET "run_at" = now() WHERE "locked_at" IS NULL RETURNING "id"`);

describe("the worker", () => {
	it("never sends a mail twice, with two of it at work on 60 mails", async () => {
		const database = await testDatabase();
		const catcher = await openMailCatcher();
		opened.push(catcher.stop);
		const ids = await mails(database, 60);
		// Twice the jobs, those of one mail beside each other, so that both workers have it in progress at once.
		await database.sql.query(
			`SELECT "graphile_worker"."add_job"('deliver_mail', json_build_object('mailId', "id"))::text FROM "mail"`,
		);
		await database.sql.query(
			`UPDATE "graphile_worker"."_private_jobs" SET "run_at" = date '2026-01-01' + hashtext("payload" ->> 'mailId') * interval '1 ms'
			RETURNING "id"`,
		);
		aWorker(database, { smtp: catcher.url });
		aWorker(database, { smtp: catcher.url });
		await vi.waitUntil(async () => (await jobCount(database)) === 0, PATIENCE);
		const sent = await Promise.all(catcher.mails.map(({ raw }) => PostalMime.parse(raw)));
		expect(sent.map(({ messageId }) => messageId).sort()).toEqual(ids.map((id) => `<${id}@portal.example>`).sort());
		expect(await withStatus(database, "sent")).toBe(60);
	});

	it("delivers later, and completely, what a mail server that is down doesn't accept", async () => {
		const database = await testDatabase();
		const first = await openMailCatcher();
		await first.stop();
		await mails(database, 20);
		aWorker(database, { smtp: first.url });
		const tried = { status: "waiting", attempts: { gt: 0 } } as const;
		await vi.waitUntil(async () => (await database.db.mail.count({ where: tried })) === 20, PATIENCE);
		expect((await database.db.mail.findFirst())?.lastError).toMatch(/ECONNREFUSED/);
		const [later] = await database.sql.query<{ jobs: bigint }>(
			`SELECT count(*) AS "jobs" FROM "graphile_worker"."_private_jobs" WHERE "run_at" > "created_at"`,
		);
		expect(later?.jobs).toBe(20n);

		const second = await openMailCatcher({ port: first.port });
		opened.push(second.stop);
		await hurry(database);
		await vi.waitUntil(async () => (await withStatus(database, "sent")) === 20, PATIENCE);
		expect(second.mails).toHaveLength(20);
	});

	it("runs the scheduled jobs while an unresponsive mail server has more mail in progress than there are workers", async () => {
		const database = await testDatabase();
		await theCreditTypes(database.db);
		const catcher = await openMailCatcher({ onConnect: () => new Promise(() => undefined) });
		opened.push(() => {
			catcher.cutLines();
			return catcher.stop();
		});
		await mails(database, 20);
		const worker = aWorker(database, { smtp: catcher.url });
		await vi.waitUntil(() => catcher.connections() >= 3, PATIENCE);
		const clockJobs = ["expire_holds", "expire_lots", "finish_closing_groups"];
		await database.sql.query(
			`SELECT "graphile_worker"."add_job"("task", priority => 10)::text FROM unnest($1::text[]) AS "task"`,
			[clockJobs],
		);
		const isDone = async () => (await jobCount(database)) === 20;
		await vi.waitUntil(isDone, PATIENCE);
		expect(await withStatus(database, "sent")).toBe(0);
		await worker.stop();
		expect(await withStatus(database, "waiting")).toBe(20);
	});

	it("goes on after all its database connections were cut", async () => {
		const database = await testDatabase();
		aWorker(database, { smtp: null });
		await mails(database, 1);
		await vi.waitUntil(async () => (await withStatus(database, "kept")) === 1, PATIENCE);
		const admin = new pg.Client({ connectionString: database.adminUrl });
		await admin.connect();
		await admin.query(
			"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
		);
		await admin.end();
		await vi.waitUntil(() => mails(database, 1).catch(() => false), PATIENCE);
		await vi.waitUntil(async () => (await withStatus(database, "kept")) === 2, PATIENCE);
	});

	it("starts before the database is available", async () => {
		const database = await testDatabase();
		const server = new pg.Client({ connectionString: inject("testServer").adminUrl });
		await server.connect();
		opened.push(() => server.end());
		const name = new URL(database.url).pathname.slice(1);
		await mails(database, 1);
		await server.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
		await server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
		aWorker(database, { smtp: null });
		await expect(withStatus(database, "kept")).rejects.toThrow();
		await server.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
		await vi.waitUntil(async () => (await withStatus(database, "kept")) === 1, PATIENCE);
	});

	it("expires holds and lots, and ends share groups, on schedule", async () => {
		const database = await testDatabase();
		await theCreditTypes(database.db);
		aWorker(database, { smtp: null, isScheduling: true });
		const known = () =>
			database.sql.query<{ identifier: string }>(
				`SELECT "identifier" FROM "graphile_worker"."_private_known_crontabs"`,
			);
		const names = [
			...["clean_up", "continue_bulk_refunds", "continue_subscriptions", "evaluate_alerts", "expire_holds"],
			...["expire_lots", "finish_closing_groups", "recover_mail", "remind_of_invoices", "run_refills"],
			...["seal_audit_log", "settle_credit_requests", "tell_of_limits", "verify_ledger", "warn_of_expiry"],
		];
		await vi.waitUntil(async () => (await known()).length >= names.length, PATIENCE);
		expect((await known()).map(({ identifier }) => identifier).sort()).toEqual(names);
	});
});

describe("mail whose job will never run", () => {
	it("gets a new job, and mail that is being sent doesn't", async () => {
		const database = await testDatabase();
		const [killed, used, lost] = await mails(database, 5);
		await setJob(database, killed, `"locked_at" = now() - interval '11 minutes', "locked_by" = 'dead', "attempts" = 1`);
		await setJob(database, used, `"attempts" = "max_attempts"`);
		await database.sql.query(`DELETE FROM "graphile_worker"."_private_jobs" WHERE "key" = $1 RETURNING "id"`, [lost]);
		expect(await recoverMail(database)).toBe(3);
		expect(await recoverMail(database)).toBe(0);
		aWorker(database, { smtp: null });
		await vi.waitUntil(async () => (await withStatus(database, "kept")) === 5, PATIENCE);
	});
});

async function setJob({ sql }: TestDatabase, mailId: string | undefined, set: string): Promise<void> {
	await sql.query(`UPDATE "graphile_worker"."_private_jobs" SET ${set} WHERE "key" = $1 RETURNING "id"`, [mailId]);
}

async function jobCount({ sql }: TestDatabase): Promise<number> {
	const [row] = await sql.query<{ jobs: bigint }>(`SELECT count(*) AS "jobs" FROM "graphile_worker"."_private_jobs"`);
	return Number(row?.jobs);
}
