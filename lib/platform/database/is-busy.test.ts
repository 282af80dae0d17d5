import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { beginRequest } from "../current-request.ts";
import { readErrorDigest } from "../error-digest.ts";
import { newId } from "../ids.ts";
import { checkDatabase } from "./check-database.ts";
import { type Database, openDatabase } from "./db.ts";
import { isBusy, UnknownOutcome } from "./is-busy.ts";
import { type Patience, READING_PATIENCE, WRITING_PATIENCE } from "./patience.ts";
import { readSnapshot } from "./snapshot.ts";
import { transact } from "./transaction.ts";

const { db, url, adminUrl } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });

/**
 * A connection pool of the portal's own. It waits only briefly for locks to keep the tests short: what matters is that
 * waits end.
 */
function aPool(patience: Patience, maxConnections = 10): Database {
	const pool = openDatabase(url, { maxConnections, patience: { ...patience, lockMs: 300, connectionMs: 5_000 } });
	afterAll(() => pool.$disconnect());
	return pool;
}

async function aSpender() {
	const user = await aUser(db, acme);
	await boughtCredits(db, { beneficiaryId: user.id, creditTypeId: "lab", credits: 100n });
	const wallet = await db.account.findFirstOrThrow({ where: { userId: user.id, creditTypeId: "lab" } });
	const charge = { userId: user.id, creditTypeId: "lab", credits: 1n, service: "Lab", item: "item" };
	const spend = async (on: Database, key = newId()) => {
		const [outcome] = await postCharges({ db: on, client: "tests", actorId: null }, [{ ...charge, key }]);
		return outcome;
	};
	const balance = async () => (await db.pool.findUniqueOrThrow({ where: { accountId: wallet.id } })).balance;
	return { user, walletId: wallet.id, spend, balance };
}

async function connected(address: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
	const client = new pg.Client({ connectionString: address });
	await client.connect();
	await work(client).finally(() => client.end());
}

/** What one side waits for and the other side supplies. */
function aSignal() {
	let give: () => void = () => undefined;
	const given = new Promise<void>((resolve) => {
		give = resolve;
	});
	return { given, give: () => give() };
}

/** Holds a row until the work is done, as a transaction that doesn't end would. */
async function whileLocked(accountId: string, work: () => Promise<void>): Promise<void> {
	await connected(url, async (client) => {
		await client.query("BEGIN");
		await client.query(`SELECT 1 FROM "pool" WHERE "account_id" = $1 FOR UPDATE`, [accountId]);
		await work();
		await client.query("ROLLBACK");
	});
}

it("does not treat a mistake as busy", async () => {
	const error = await transact(db, (tx) => tx.sql.query("SELECT 1 / 0")).catch((thrown: unknown) => thrown);
	expect(isBusy(error)).toBe(false);
	expect(isBusy(new pg.DatabaseError("A constraint.", 1, "error"))).toBe(false);
});

describe("a database that has moved to another machine", () => {
	const told = (message: string, code: string) => Object.assign(new pg.DatabaseError(message, 1, "error"), { code });

	it.each([
		"query_wait_timeout",
		"server conn crashed?",
		"server login has been failing, try again later (server_login_retry)",
		"server login failed: FATAL the database system is not yet accepting connections",
		"no more connections allowed (max_client_conn)",
	])("is busy while PgBouncer says: %s", (message) => {
		expect(isBusy(told(message, "08P01"))).toBe(true);
	});

	it.each(["failure on connection marked as essential: 10.0.0.2:5432", "canceling statement due to lock timeout"])(
		"is busy while the coordinator of Citus says: %s",
		(message) => {
			expect(isBusy(told(message, "XX000"))).toBe(true);
		},
	);

	it("is no reason for another error of the coordinator", () => {
		expect(isBusy(told("duplicate key value violates unique constraint", "XX000"))).toBe(false);
	});

	it("is no reason for a mistake of ours in the protocol", () => {
		expect(isBusy(told("bind message supplies 1 parameters, but statement requires 2", "08P01"))).toBe(false);
	});

	it("is busy where a connection leads to a standby", async () => {
		const standby = aPool(READING_PATIENCE, 1);
		const work = () =>
			transact(standby, async (tx) => {
				await tx.sql.query("SELECT set_config('transaction_read_only', 'on', true)");
				await tx.sql.execute(`DELETE FROM "mail"`);
			});
		expect(isBusy(await work().catch((error: unknown) => error))).toBe(true);
	});
});

describe("a row that stays locked", () => {
	it("holds up only those who need it, who are told that it is busy and that nothing was changed", async () => {
		const [peter, mary] = [await aSpender(), await aSpender()];
		const [writers, readers] = [aPool(WRITING_PATIENCE), aPool(READING_PATIENCE, 2)];
		const key = newId();
		await whileLocked(peter.walletId, async () => {
			const waiting = Array.from({ length: 5 }, () => peter.spend(writers).catch((error: unknown) => error));
			const keyed = peter.spend(writers, key).catch((error: unknown) => error);
			expect(await mary.spend(writers)).toMatchObject({ ok: true });
			expect(await readSnapshot(({ prisma }) => prisma.account.count(), readers)).toBeGreaterThan(1);
			expect(await checkDatabase(readers)).toBe(true);
			for (const error of [...(await Promise.all(waiting)), await keyed]) expect(isBusy(error)).toBe(true);
			expect(await peter.balance()).toBe(100n);
		});
		expect(await peter.spend(writers, key), "the same key again").toMatchObject({ ok: true });
		expect(await peter.balance()).toBe(99n);
	});

	it("holds up no waiter for five seconds, not even one whose time restarts at the head of the queue", () => {
		expect(2 * WRITING_PATIENCE.lockMs).toBeLessThan(5_000);
	});

	it("is skipped by the sweep of expired lots, which goes on with the others", async () => {
		const [peter, mary] = [await aSpender(), await aSpender()];
		await db.lot.updateMany({
			where: { accountId: { in: [peter.walletId, mary.walletId] } },
			data: { expiresAt: new Date(Date.now() - 1000) },
		});
		const jobs = aPool(WRITING_PATIENCE);
		await whileLocked(peter.walletId, async () => {
			expect(await expireLots(jobs)).toBe(100n);
			expect([await peter.balance(), await mary.balance()]).toEqual([100n, 0n]);
		});
		expect(await expireLots(jobs)).toBe(100n);
		expect(await peter.balance()).toBe(0n);
	});
});

describe("a portal that is frozen in the middle of a charge", () => {
	it("is ended by the database, so that others go on, and has changed nothing", async () => {
		const peter = await aSpender();
		const frozen = aPool(WRITING_PATIENCE);
		const [isLocked, wakeUp] = [aSignal(), aSignal()];
		const charge = transact(frozen, async (tx) => {
			await tx.sql.query(`SELECT 1 FROM "pool" WHERE "account_id" = $1::uuid FOR NO KEY UPDATE`, [peter.walletId]);
			await tx.sql.query(`UPDATE "pool" SET "version" = "version" + 7 WHERE "account_id" = $1::uuid`, [peter.walletId]);
			// Shorter than it is by default, and only now: how long the earlier statements took doesn't matter.
			await tx.sql.query("SELECT set_config('idle_in_transaction_session_timeout', '200', true)");
			isLocked.give();
			await wakeUp.given;
			await tx.sql.query("SELECT 1");
		});
		await isLocked.given;
		// Waits as long as it takes: only the end of the other transaction lets it go on.
		expect(await peter.spend(db)).toMatchObject({ ok: true });
		wakeUp.give();
		expect(isBusy(await charge.catch((error: unknown) => error))).toBe(true);
		expect(await peter.balance()).toBe(99n);
	});
});

it("has the limits that it was opened with on each of its connections", async () => {
	const limits = await aPool(WRITING_PATIENCE).$queryRaw`
		SELECT "name", "setting"::int FROM pg_settings
		WHERE "name" IN ('lock_timeout', 'idle_in_transaction_session_timeout', 'statement_timeout') ORDER BY "name"`;
	expect(limits).toEqual([
		{ name: "idle_in_transaction_session_timeout", setting: 10_000 },
		{ name: "lock_timeout", setting: 300 },
		{ name: "statement_timeout", setting: 60_000 },
	]);
});

describe("too many connections at once", () => {
	it("are told so instead of waiting for a connection", async () => {
		const narrow = aPool(WRITING_PATIENCE, 1);
		const release = aSignal();
		const isTaken = aSignal();
		const taken = transact(narrow, async () => {
			isTaken.give();
			await release.given;
		});
		await isTaken.given;
		const errors = await Promise.all([
			transact(narrow, async () => undefined).catch((error: unknown) => error),
			readSnapshot(async () => undefined, narrow).catch((error: unknown) => error),
			narrow.user.count().catch((error: unknown) => error),
		]);
		release.give();
		await taken;
		for (const error of errors) {
			expect(isBusy(error)).toBe(true);
			expect(error).toMatchObject({ digest: expect.stringMatching(/^busy-/) });
		}
	});
});

it("a statement that fails says in which request, and so does one that is busy", async () => {
	const { id } = beginRequest(null);
	const failed = (work: Promise<unknown>) => work.then(String, (error) => readErrorDigest(error.digest));
	const statement = `SELECT 1 / (SELECT 0) AS "never"`;
	const broken = { isBusy: false, isRequest: true, id };
	expect(await failed(db.$queryRawUnsafe(statement))).toEqual(broken);
	expect(await failed(transact(db, (tx) => tx.sql.query(statement)))).toEqual(broken);
	expect(await failed(readSnapshot((snapshot) => snapshot.sql.query(statement), db))).toEqual(broken);
	const slow = aPool({ ...READING_PATIENCE, statementMs: 50 });
	expect(await failed(slow.$queryRaw`SELECT pg_sleep(10)::text`)).toEqual({ ...broken, isBusy: true });
	expect(readErrorDigest("1234")).toEqual({ isBusy: false, isRequest: false, id: "1234" });
});

describe("a connection that is lost", () => {
	it("before the commit has changed nothing, and is busy", async () => {
		const error = await transact(aPool(WRITING_PATIENCE), async (tx) => {
			await tx.sql.query("SELECT pg_terminate_backend(pg_backend_pid())::text");
		}).catch((thrown: unknown) => thrown);
		expect(isBusy(error)).toBe(true);
	});

	it("while it commits does not claim that nothing changed", async () => {
		await connected(adminUrl, (admin) =>
			admin.query(`CREATE TABLE "fatal" ("id" INT); GRANT SELECT, INSERT ON "fatal" TO PUBLIC;
				CREATE FUNCTION "end_connection"() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER AS
					$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
				CREATE CONSTRAINT TRIGGER "at_commit" AFTER INSERT ON "fatal" DEFERRABLE INITIALLY DEFERRED
					FOR EACH ROW EXECUTE FUNCTION "end_connection"()`),
		);
		const error = await transact(aPool(WRITING_PATIENCE), async (tx) => {
			await tx.sql.query(`INSERT INTO "fatal" VALUES (1) RETURNING "id"`);
		}).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(UnknownOutcome);
		expect(isBusy(error)).toBe(false);
	});
});
