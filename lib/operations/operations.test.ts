import { beforeEach, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { readAttention } from "./attention.ts";
import { readLedgerChecks, readTasks } from "./queries.ts";
import { runLedgerCheck } from "./run-ledger-check.ts";
import { runTask } from "./run-task.ts";

const { db, sql } = await testDatabase({ corrupted: true });
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };
const mailRole = await aUserRole(db, operators, { rights: ["manage_mail"] });
const omar = { actor: await actorOf(db, await aUser(db, operators, { name: "Omar", role: { id: mailRole } })), db };
const northwind = await anOrganization(db);
const john = await aUser(db, northwind, { role: "administrator" });
await grantCredits(db, john.id, 50n);

const corrupt = (by: number) =>
	sql.execute(`UPDATE "pool" SET "balance" = "balance" + $1::int WHERE "version" > 0`, [by]);
const lastCheck = async () => (await readLedgerChecks(olivia))?.[0];
const told = () => db.mail.findMany({ where: { kind: "ledger_not_clean" } });

beforeEach(async () => {
	await db.ledgerCheck.deleteMany();
	await db.mail.deleteMany();
	await db.notice.deleteMany();
	await sql.execute(`DELETE FROM "graphile_worker"."_private_jobs"`);
});

it("keeps that the ledger is clean, how large it is and how long that took, and tells nobody", async () => {
	expect(await runLedgerCheck({ db })).toBe(0);
	expect(await lastCheck()).toMatchObject({ state: "clean", entries: 1n, found: 0, findings: [], error: null });
	const { pools, databaseBytes, seconds } = (await lastCheck()) ?? {};
	expect(pools).toBe(BigInt(await db.pool.count()));
	expect(databaseBytes).toBeGreaterThan(1_000_000n);
	expect(seconds).toBeGreaterThanOrEqual(0);
	expect(await told()).toEqual([]);
	expect(await readAttention(olivia)).toMatchObject({ operations: { ledger: "clean", failedTasks: 0 } });
});

it("keeps what it found, and tells the operators who see the ledger, by mail and in their list", async () => {
	await corrupt(1);
	const found = await runLedgerCheck({ db });
	await corrupt(-1);
	expect(found).toBeGreaterThan(0);
	const check = await lastCheck();
	expect(check).toMatchObject({ state: "found", found });
	expect(check?.findings).toContainEqual(
		expect.objectContaining({ invariant: 3, sentence: expect.stringContaining("51") }),
	);
	expect(await told()).toMatchObject([{ userId: olivia.actor.userId, facts: { checkId: check?.id } }]);
	expect(await db.notice.findMany()).toMatchObject([{ userId: olivia.actor.userId, kind: "ledger_not_clean" }]);
	expect(await readAttention(olivia)).toMatchObject({ operations: { ledger: "found" } });
});

it("ends with its process, and says so", async () => {
	expect(await runLedgerCheck({ db, signal: AbortSignal.abort() })).toBeNull();
	expect(await lastCheck()).toMatchObject({ state: "failed", error: "The process was stopped.", entries: null });
	expect(await told()).toEqual([]);
});

it("ends a statement that runs, when its process is to stop", async () => {
	const stopping = new AbortController();
	// What it reads first is locked, so that it waits.
	await db.$transaction(
		async (tx) => {
			await tx.$executeRaw`LOCK TABLE "hold_slice" IN ACCESS EXCLUSIVE MODE`;
			const checked = runLedgerCheck({ db, signal: stopping.signal });
			await expect
				.poll(async () => {
					const [waiting] = await sql.query<{ count: number }>(
						`SELECT count(*)::int AS "count" FROM pg_stat_activity
						WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`,
					);
					return waiting?.count;
				})
				.toBe(1);
			stopping.abort();
			expect(await checked).toBeNull();
		},
		{ timeout: 100_000 },
	);
	expect(await lastCheck()).toMatchObject({ state: "failed", error: "The process was stopped." });
});

it("takes a check that never ended for lost once another has begun, or a night has passed", async () => {
	const ids = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"];
	await db.ledgerCheck.create({ data: { id: ids[0] ?? "", startedAt: inDays(-1) } });
	expect(await lastCheck()).toMatchObject({ state: "lost", seconds: null });
	await db.ledgerCheck.create({ data: { id: ids[1] ?? "", startedAt: new Date() } });
	expect((await readLedgerChecks(olivia))?.map(({ state }) => state)).toEqual(["running", "lost"]);
	await db.ledgerCheck.create({ data: { id: "00000000-0000-7000-8000-000000000003", startedAt: inDays(-91) } });
	await runLedgerCheck({ db });
	expect(await db.ledgerCheck.count(), "after three months they are removed").toBe(3);
});

it("is asked for once, however many ask, by those alone who see it", async () => {
	const task = "verify_ledger";
	for (let times = 0; times < 2; times += 1) expect(await runTask(olivia, { task })).toEqual({ ok: true, value: null });
	expect(await runTask(olivia, { task: "expire_lots" })).toMatchObject({ ok: true });
	const jobs = await sql.query<{ key: string; queue: string | null }>(
		`SELECT "jobs"."key", "queues"."queue_name" AS "queue" FROM "graphile_worker"."_private_jobs" AS "jobs"
		LEFT JOIN "graphile_worker"."_private_job_queues" AS "queues" ON "queues"."id" = "jobs"."job_queue_id"
		ORDER BY "jobs"."key"`,
	);
	expect(jobs).toEqual([
		{ key: "expire_lots", queue: null },
		{ key: "verify_ledger", queue: "ledger" },
	]);
	for (const context of [omar, { actor: await actorOf(db, john), db }]) {
		expect(await runTask(context, { task })).toMatchObject({ code: "NOT_FOUND" });
		expect(await readLedgerChecks(context)).toBeNull();
		expect(await readTasks(context)).toBeNull();
	}
});

it("says which tasks failed and why, and no more once they run again", async () => {
	const stateOf = async () => (await readTasks(olivia))?.find(({ task }) => task === "expire_holds");
	expect(await stateOf()).toEqual({ task: "expire_holds", lastAt: null, state: "idle", error: null });
	await runTask(olivia, { task: "expire_holds" });
	expect(await stateOf()).toMatchObject({ state: "waiting" });
	await sql.execute(`UPDATE "graphile_worker"."_private_jobs" SET "attempts" = 1, "last_error" = 'disk full'`);
	expect(await stateOf()).toMatchObject({ state: "failed", error: "disk full" });
	expect(await readAttention(olivia)).toMatchObject({ operations: { failedTasks: 1 } });
	await runTask(olivia, { task: "expire_holds" });
	expect(await stateOf()).toMatchObject({ state: "waiting", error: null });
});

it("counts what waits for those who may see it: orders to be paid, mail that failed", async () => {
	await db.mail.create({
		data: {
			...{ id: "00000000-0000-7000-8000-00000000000a", kind: "receipt", recipientEmail: "a@test.example" },
			...{ status: "failed", createdAt: new Date(), closedAt: new Date(), lastError: "550" },
		},
	});
	expect(await readAttention(olivia)).toMatchObject({ unpaid: { orders: 0, totals: [] }, mail: { failed: 1 } });
	expect(await readAttention(omar)).toMatchObject({
		unpaid: null,
		operations: null,
		mail: { failed: 1, maybeSent: 0 },
	});
	expect(await readAttention({ actor: await actorOf(db, john), db })).toBeNull();
});
