import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { newId } from "../ids.ts";
import { isRetryable } from "./is-retryable.ts";

// The classifier against the errors that this Prisma and this driver actually throw.

const { db, url, ownerUrl } = await testDatabase();
const [FIRST, SECOND] = [newId(), newId()];

type Isolation = "ReadCommitted" | "RepeatableRead";
/** What a transaction does to rename an organization: the statement that will fail. */
type Rename = (id: string, name?: string) => Promise<unknown>;
type InTransaction = (isolation: Isolation, work: (rename: Rename) => Promise<void>) => Promise<void>;

const THROUGH: Record<string, InTransaction> = {
	"a Prisma model query": (isolationLevel, work) =>
		db.$transaction((tx) => work((id, name = "Renamed") => tx.organization.update({ where: { id }, data: { name } })), {
			isolationLevel,
			timeout: 60_000,
			maxWait: 60_000,
		}),
	"Prisma's raw query": (isolationLevel, work) =>
		db.$transaction((tx) => work((id, name = "Renamed") => tx.$queryRawUnsafe(RENAME, id, name)), {
			isolationLevel,
			timeout: 60_000,
			maxWait: 60_000,
		}),
	"pg itself": async (isolation, work) => {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		try {
			await client.query(
				`BEGIN ISOLATION LEVEL ${isolation === "ReadCommitted" ? "READ COMMITTED" : "REPEATABLE READ"}`,
			);
			await client.query("SELECT 1 FROM organization");
			await work((id, name = "Renamed") => client.query(RENAME, [id, name]));
			await client.query("COMMIT");
		} finally {
			await client.end();
		}
	},
};

const RENAME = `UPDATE "organization" SET "name" = $2 WHERE "id" = $1::uuid`;

beforeAll(async () => {
	await db.organization.createMany({ data: [FIRST, SECOND].map((id) => ({ id, name: id })) });
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	await owner.query(`CREATE FUNCTION fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS
		'BEGIN RAISE EXCEPTION ''too late'' USING ERRCODE = ''serialization_failure''; END'`);
	await owner.query(`CREATE CONSTRAINT TRIGGER fails_at_commit AFTER UPDATE ON "organization" DEFERRABLE INITIALLY DEFERRED
		FOR EACH ROW WHEN (NEW."name" = 'Fails at commit') EXECUTE FUNCTION fail_at_commit()`);
	await owner.end();
});

describe.each(Object.entries(THROUGH))("through %s", (_, inTransaction) => {
	test("a deadlock is tried again", async () => {
		const bothHaveOne = barrier(2);
		const opposing = [
			[FIRST, SECOND],
			[SECOND, FIRST],
		].map(([mine = "", theirs = ""]) =>
			inTransaction("ReadCommitted", async (rename) => {
				await rename(mine);
				await bothHaveOne();
				await rename(theirs);
			}),
		);
		const failed = (await Promise.allSettled(opposing)).filter((one) => one.status === "rejected");
		expect(failed).toHaveLength(1);
		expect(isRetryable(failed[0]?.reason), String(failed[0]?.reason)).toBe(true);
	});

	test("a serialization failure is tried again", async () => {
		const error = await errorOf(
			inTransaction("RepeatableRead", async (rename) => {
				await rename(SECOND);
				await db.organization.update({ where: { id: FIRST }, data: { name: "Meanwhile" } });
				await rename(FIRST);
			}),
		);
		expect(isRetryable(error), String(error)).toBe(true);
	});

	test("a serialization failure at the commit is tried again", async () => {
		const error = await errorOf(
			inTransaction("ReadCommitted", async (rename) => {
				await rename(FIRST, "Fails at commit");
			}),
		);
		expect(isRetryable(error), String(error)).toBe(true);
	});

	test("a broken constraint is not tried again", async () => {
		const error = await errorOf(
			inTransaction("ReadCommitted", async (rename) => {
				await rename(FIRST, " ");
			}),
		);
		expect(String(error)).toMatch(/organization_name_present|constraint/);
		expect(isRetryable(error)).toBe(false);
	});
});

test.each([
	{ what: "a double key", statement: `INSERT INTO "organization" ("id", "name") VALUES ('${FIRST}', 'Double')` },
	{
		what: "a statement that was cancelled",
		statement: "DO $$ BEGIN RAISE EXCEPTION '.' USING ERRCODE = '57014'; END $$",
	},
	{ what: "a server that is going down", statement: "DO $$ BEGIN RAISE EXCEPTION '.' USING ERRCODE = '57P01'; END $$" },
	{ what: "a full disk", statement: "DO $$ BEGIN RAISE EXCEPTION '.' USING ERRCODE = '53100'; END $$" },
])("$what is not tried again", async ({ statement }) => {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const errors = [await errorOf(db.$queryRawUnsafe(statement)), await errorOf(client.query(statement))];
	await client.end();
	expect(errors.map(isRetryable)).toEqual([false, false]);
});

test("an error that isn't the database's is not tried again", () => {
	for (const thrown of [undefined, null, "40001", 40001, new Error("40001"), { code: 40001 }, { cause: {} }]) {
		expect(isRetryable(thrown)).toBe(false);
	}
});

async function errorOf(work: PromiseLike<unknown>): Promise<unknown> {
	try {
		await work;
	} catch (error) {
		return error;
	}
	throw new Error("This should have failed.");
}

/** A barrier: lets callers through once this many have arrived. */
function barrier(many: number): () => Promise<void> {
	let come = 0;
	let open = () => {};
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return async () => {
		come += 1;
		if (come === many) open();
		await opened;
	};
}
