import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { sealAuditLog } from "./seal-audit-log.ts";
import { verifyAuditLog } from "./verify-audit-log.ts";

const { db, sql, adminUrl } = await testDatabase();
const northwind = await anOrganization(db);
const ada = await aUser(db, northwind, { role: "administrator" });
const actor = await actorOf(db, ada);

// Who can do all this: the guards of the tables are off.
const superuser = new pg.Client({ connectionString: adminUrl });
await superuser.connect();
await superuser.query("SET session_replication_role = replica");
afterAll(() => superuser.end());

const record = (reason: string) =>
	transact(db, (tx) =>
		recordAudit(tx, {
			...{ actor, organizationId: northwind.id, action: "user.changed" as const, reason },
			subject: { type: "user", id: ada.id },
			before: { name: "Ada" },
			after: { name: reason },
		}),
	);
const verify = (...more: [Parameters<typeof verifyAuditLog>[1]?]) =>
	readSnapshot((snapshot) => verifyAuditLog(snapshot.sql, ...more), db);
const said = async () => (await verify()).findings.map(({ sentence }) => sentence);
const idAt = async (position: number) =>
	(await db.auditSeal.findUniqueOrThrow({ where: { position: BigInt(position) } })).auditEntryId;

/** Five sealed entries, whatever was there before. */
beforeEach(async () => {
	await superuser.query(`TRUNCATE "audit_seal", "audit_entry"`);
	for (const reason of ["one", "two", "three", "four", "five"]) await record(reason);
	expect(await sealAuditLog({ db })).toBe(5);
});

test("what was written is sealed once, in order, and what comes later waits (product.md 40a)", async () => {
	expect(await sealAuditLog({ db })).toBe(0);
	await record("six");
	expect(await verify()).toMatchObject({ findings: [], head: { position: 5n }, waiting: 1 });
	expect(await sealAuditLog({ db })).toBe(1);
	expect(await verify()).toMatchObject({ findings: [], head: { position: 6n }, waiting: 0 });
	const entries = await db.auditEntry.findMany({ orderBy: { id: "asc" }, select: { id: true } });
	const seals = await db.auditSeal.findMany({ orderBy: { position: "asc" } });
	expect(seals.map(({ auditEntryId }) => auditEntryId)).toEqual(entries.map(({ id }) => id));
});

test("several that seal at once, and more than one takes at a time, make one chain", async () => {
	const { organizationId } = actor;
	const entry = { organizationId, action: "user.changed", subjectType: "user", subjectId: ada.id };
	const many = Array.from({ length: 2_300 }, () => ({ ...entry, id: newId(), happenedAt: new Date() }));
	await db.auditEntry.createMany({ data: many });
	const counts = await Promise.all([sealAuditLog({ db }), sealAuditLog({ db }), sealAuditLog({ db })]);
	expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2_300);
	expect(await verify()).toMatchObject({ findings: [], head: { position: 2_305n }, waiting: 0 });
});

describe("the check names the entry", () => {
	test("that was changed, whichever of its columns", async () => {
		const other = await aUser(db, await anOrganization(db));
		const { organizationId } = await db.user.findUniqueOrThrow({ where: { id: other.id } });
		const values: Record<string, string> = {
			organization_id: `'${organizationId}'`,
			actor_id: `'${other.id}'`,
			api_key_id: `'${newId()}'`,
			happened_at: `"happened_at" + interval '1 millisecond'`,
			before: `'{"name": "Eve"}'`,
			after: `'{"name": "Eve"}'`,
		};
		const columns = await sql.query<{ name: string }>(
			`SELECT column_name::text AS "name" FROM information_schema.columns
			WHERE table_schema = 'public' AND table_name = 'audit_entry' AND column_name <> 'id'`,
		);
		expect(columns.length).toBeGreaterThanOrEqual(11);
		const id = await idAt(3);
		for (const { name } of columns) {
			await superuser.query("BEGIN");
			await superuser.query(`UPDATE "audit_entry" SET "${name}" = ${values[name] ?? "'another'"} WHERE "id" = $1`, [
				id,
			]);
			const seen = { query: async (text: string, asked?: readonly unknown[]) => await onSuperuser(text, asked) };
			const { findings } = await verifyAuditLog({ ...sql, ...seen } as typeof sql);
			await superuser.query("ROLLBACK");
			expect(findings, name).toEqual([{ position: 3n, sentence: `Entry ${id}, seal 3, was changed.` }]);
		}
		expect(await said()).toEqual([]);
	});

	test("that was left out, alone or with its seal", async () => {
		const [second, fourth] = [await idAt(2), await idAt(4)];
		await superuser.query(`DELETE FROM "audit_entry" WHERE "id" = $1`, [second]);
		expect(await said()).toEqual([`Entry ${second}, seal 2, was left out.`]);
		await superuser.query(`DELETE FROM "audit_seal" WHERE "position" = 4`);
		await superuser.query(`DELETE FROM "audit_entry" WHERE "id" = $1`, [fourth]);
		expect(await said()).toEqual([
			`Entry ${second}, seal 2, was left out.`,
			"Seal 4 is missing: what it sealed was left out.",
		]);
	});

	test("that was moved: two that were exchanged with their seals", async () => {
		const [second, third] = [await idAt(2), await idAt(3)];
		for (const [from, to] of [
			[2, 99],
			[3, 2],
			[99, 3],
		]) {
			await superuser.query(`UPDATE "audit_seal" SET "position" = $2 WHERE "position" = $1`, [from, to]);
		}
		const [first] = await said();
		expect(first).toBe(`Entry ${third}, seal 2, isn't where it was sealed: it was moved, or one before it was.`);
		expect(await idAt(3)).toBe(second);
	});

	test("that was put in after the entries of its time were sealed, and never seals it", async () => {
		const weekAgo = (Date.now() - 7 * 86_400_000).toString(16).padStart(12, "0");
		const id = `${weekAgo.slice(0, 8)}-${weekAgo.slice(8)}-7000-8000-000000000001`;
		await superuser.query(
			`INSERT INTO "audit_entry" ("id", "organization_id", "action", "subject_type", "subject_id", "happened_at")
			SELECT $1, "organization_id", "action", "subject_type", "subject_id", now() - interval '7 days' FROM "audit_entry" LIMIT 1`,
			[id],
		);
		expect(await sealAuditLog({ db })).toBe(0);
		expect(await said()).toEqual([`Entry ${id} was put in after the entries of its time were sealed.`]);
	});

	test("where the end was cut off, or all of it was written again, if a head of earlier is known", async () => {
		const { head: known } = await verify();
		await superuser.query(`DELETE FROM "audit_seal" WHERE "position" = 5`);
		await superuser.query(`DELETE FROM "audit_entry" WHERE "reason" = 'five'`);
		expect(await said()).toEqual([]);
		const cut = "The log ends with seal 4, but you know seal 5: its end was cut off.";
		expect((await verify({ known })).findings).toEqual([{ position: null, sentence: cut }]);
		await superuser.query(`TRUNCATE "audit_seal"`);
		await record("another five");
		await sealAuditLog({ db });
		expect(await said()).toEqual([]);
		const another = "Seal 5 is another than the one that you know.";
		expect((await verify({ known })).findings).toEqual([{ position: 5n, sentence: another }]);
	});
});

test("neither role changes or removes a seal", async () => {
	await expect(db.auditSeal.updateMany({ data: { sealedAt: new Date() } })).rejects.toThrow();
	await expect(db.auditSeal.deleteMany()).rejects.toThrow();
	await superuser.query("SET session_replication_role = origin");
	await expect(superuser.query(`DELETE FROM "audit_seal"`)).rejects.toThrow(/append-only|refuse|can't|not/i);
	await superuser.query("SET session_replication_role = replica");
});

/** What the superuser sees in its open transaction. */
async function onSuperuser<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
	const { rows } = await superuser.query({
		text,
		values: [...values],
		types: { getTypeParser: pg.types.getTypeParser },
	});
	return rows.map((row) => ("position" in row ? { ...row, position: BigInt(row.position) } : row));
}
