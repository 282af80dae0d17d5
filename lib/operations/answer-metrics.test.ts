import { describe, expect, it, vi } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { answerMetrics } from "./answer-metrics.ts";

const TOKEN = "kJ8vQ2nX5rT1yW7zB4mC9pL3sF6hD0gA";
const { db, url, sql } = await testDatabase();
const northwind = await anOrganization(db);
const john = await aUser(db, northwind);

/** The samples of an answer, by their name and labels. */
async function samplesOf(response: Response): Promise<Record<string, number>> {
	const lines = (await response.text()).split("\n").filter((line) => line && !line.startsWith("#"));
	return Object.fromEntries(
		lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
	);
}

const asking = (token: string) => new Request("http://x/metrics", { headers: { Authorization: `Bearer ${token}` } });
const measured = async (on = db) => samplesOf(await answerMetrics({ token: TOKEN, db: on }, asking(TOKEN)));

describe("/metrics", () => {
	it("is not there without a token, and only for those who send it", async () => {
		expect((await answerMetrics({ token: "", db }, asking(""))).status).toBe(404);
		for (const wrong of ["", "x", `${TOKEN}x`, TOKEN.slice(1)]) {
			const refused = await answerMetrics({ token: TOKEN, db }, asking(wrong));
			expect([refused.status, await refused.text()]).toEqual([401, "METRICS_TOKEN is needed.\n"]);
		}
		expect((await answerMetrics({ token: TOKEN, db }, new Request("http://x/metrics"))).status).toBe(401);
		expect((await answerMetrics({ token: TOKEN, db }, asking(TOKEN))).status).toBe(200);
	});

	it("has the jobs and mail that wait, and for how long", async () => {
		expect(await measured()).toMatchObject({
			'commonpurse_jobs{state="due"}': 0,
			commonpurse_oldest_job_seconds: 0,
			'commonpurse_mail{status="waiting"}': 0,
			commonpurse_oldest_mail_seconds: 0,
		});
		const to = { email: john.email, name: null, userId: null, organizationId: null, language: "en" };
		for (let mail = 0; mail < 3; mail += 1) {
			await transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to, facts: {} }));
		}
		await sql.query(`UPDATE "mail" SET "created_at" = now() - interval '1 hour' RETURNING "id"`);
		await sql.query(
			`UPDATE "graphile_worker"."_private_jobs" SET "run_at" = now() - interval '5 minutes' RETURNING "id"`,
		);
		await sql.query(`UPDATE "graphile_worker"."_private_jobs" SET "attempts" = "max_attempts"
			WHERE "id" = (SELECT min("id") FROM "graphile_worker"."_private_jobs") RETURNING "id"`);
		await sql.query(`UPDATE "graphile_worker"."_private_jobs" SET "run_at" = now() + interval '5 minutes'
			WHERE "id" = (SELECT max("id") FROM "graphile_worker"."_private_jobs") RETURNING "id"`);
		const samples = await measured();
		expect(samples).toMatchObject({
			'commonpurse_jobs{state="due"}': 1,
			'commonpurse_jobs{state="later"}': 1,
			'commonpurse_jobs{state="failed"}': 1,
			'commonpurse_jobs{state="running"}': 0,
			'commonpurse_mail{status="waiting"}': 3,
			'commonpurse_mail{status="failed"}': 0,
		});
		expect(Math.round((samples.commonpurse_oldest_job_seconds ?? 0) / 60)).toBe(5);
		expect(Math.round((samples.commonpurse_oldest_mail_seconds ?? 0) / 60)).toBe(60);
	});

	it("has when the ledger was last clean, and what was found since", async () => {
		expect(await measured()).toMatchObject({ commonpurse_ledger_clean_timestamp_seconds: 0 });
		const check = (startedAt: string, found: number | null, error: string | null = null) => {
			const at = { startedAt: new Date(startedAt), endedAt: new Date(startedAt) };
			return db.ledgerCheck.create({ data: { id: newId(), ...at, found, error } });
		};
		await check("2026-03-01T00:00:00Z", 0);
		await check("2026-03-02T00:00:00Z", 2);
		await check("2026-03-03T00:00:00Z", null, "It was stopped.");
		const clean = Date.parse("2026-03-01T00:00:00Z") / 1_000;
		expect(await measured()).toMatchObject({
			commonpurse_ledger_clean_timestamp_seconds: clean,
			commonpurse_ledger_findings: 2,
		});
	});

	it("has how many wait for a lock", async () => {
		const [held, waiting] = [openDatabase(url, { maxConnections: 1 }), openDatabase(url, { maxConnections: 1 })];
		const lock = `SELECT 1 AS "one" FROM "user" WHERE "id" = '${john.id}' FOR UPDATE`;
		const signal = () => {
			let give = () => {};
			const given = new Promise<void>((resolve) => {
				give = resolve;
			});
			return { give, given };
		};
		const [hold, release] = [signal(), signal()];
		const holds = held.$transaction(
			async (tx) => {
				await tx.$queryRawUnsafe(lock);
				hold.give();
				await release.given;
			},
			{ timeout: 60_000 },
		);
		await hold.given;
		// As long as it takes to look, however slow the machine is.
		const waits = waiting.$transaction(
			async (tx) => {
				await tx.$queryRawUnsafe("SELECT set_config('lock_timeout', '0', true)");
				await tx.$queryRawUnsafe(lock);
			},
			{ timeout: 60_000 },
		);
		await vi.waitUntil(async () => (await measured()).commonpurse_database_lock_waits === 1, { timeout: 60_000 });
		release.give();
		await Promise.all([holds, waits]);
		expect(await measured()).toMatchObject({ commonpurse_database_lock_waits: 0 });
		await Promise.all([held.$disconnect(), waiting.$disconnect()]);
	});

	it("has what was posted together", async () => {
		await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: 100n });
		const before = await measured();
		const charge = { userId: john.id, creditTypeId: "lab", credits: 1n, service: "Lab", item: "item" };
		const charges = Array.from({ length: 30 }, () => ({ ...charge, key: newId() }));
		await Promise.all(charges.map((one) => postCharges({ db, client: "tests", actorId: null }, [one])));
		const after = await measured();
		const more = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
		expect(more("commonpurse_posted_together_sum")).toBe(30);
		expect(more("commonpurse_posted_together_count")).toBeLessThan(30);
		expect(after.commonpurse_posting_waiting).toBe(0);
	});

	it("answers while the database is away, and says so", async () => {
		const away = openDatabase("postgres://nobody@127.0.0.1:1/none", { maxConnections: 1 });
		const samples = await measured(away);
		expect(samples).toMatchObject({ commonpurse_database_up: 0 });
		expect(Object.keys(samples)).not.toContain("commonpurse_oldest_job_seconds");
		expect(Object.keys(samples)).toContain("process_cpu_seconds_total");
		expect(await measured()).toMatchObject({ commonpurse_database_up: 1 });
		await away.$disconnect();
	});
});
