import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { healthyLedger } from "@/lib/testing/healthy-ledger.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";

// The ledger's README, invariant 5: neither the application's role nor the owner of the tables can rewrite history.

const { db, sql, ownerUrl } = await testDatabase();
const { chargeId } = await healthyLedger(db);
const { id: organizationId } = await db.organization.findFirstOrThrow();
const subject = { subjectType: "order", subjectId: newId(), happenedAt: new Date() };
await db.auditEntry.create({ data: { id: newId(), organizationId, action: "order.paid", ...subject } });
const ownerDb = openDatabase(ownerUrl, { maxConnections: 1 });
afterAll(() => ownerDb.$disconnect());
const owner = sqlOf(ownerDb);

describe.each(["transfer", "audit_entry"])("%s", (table) => {
	test.each([
		{ what: "UPDATE", statement: `UPDATE "${table}" SET "reason" = 'another'` },
		{ what: "an UPDATE of nothing", statement: `UPDATE "${table}" SET "id" = "id"` },
		{ what: "DELETE", statement: `DELETE FROM "${table}"` },
		{ what: "TRUNCATE", statement: `TRUNCATE "${table}" CASCADE` },
	])("$what is refused", async ({ statement }) => {
		await expect(sql.query(statement), "as the application").rejects.toThrow(/permission denied/);
		await expect(owner.query(statement), "as the owner").rejects.toThrow(`${table} is append-only`);
	});
});

describe.each([
	{ table: "charge", key: "id", mayChange: ["status", "refunded"] },
	{ table: "charge_slice", key: "charge_id", mayChange: ["refunded"] },
])("$table", ({ table, key, mayChange }) => {
	test.each([
		{ what: "DELETE", statement: `DELETE FROM "${table}"` },
		{ what: "TRUNCATE", statement: `TRUNCATE "${table}" CASCADE` },
	])("$what is refused", async ({ statement }) => {
		await expect(sql.query(statement), "as the application").rejects.toThrow(/permission denied|is append-only/);
		await expect(owner.query(statement), "as the owner").rejects.toThrow("is append-only");
	});

	test(`nothing changes but ${mayChange.join(" and ")}`, async () => {
		const columns = await sql.query<{ name: string; type: string }>(
			`SELECT "column_name"::text AS "name", "udt_name"::text AS "type" FROM information_schema.columns
			WHERE "table_schema" = 'public' AND "table_name" = $1`,
			[table],
		);
		expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([key, ...mayChange]));
		for (const { name, type } of columns.filter(({ name }) => !mayChange.includes(name))) {
			const change = `UPDATE "${table}" SET "${name}" = ${another(name, type)} WHERE "${key}" = '${chargeId}'`;
			await expect(sql.query(change), change).rejects.toThrow(`${table} is append-only`);
			await expect(owner.query(change), change).rejects.toThrow(`${table} is append-only`);
		}
		for (const name of mayChange) {
			await sql.query(`UPDATE "${table}" SET "${name}" = "${name}" WHERE "${key}" = '${chargeId}'`);
		}
	});
});

test("the deployment's time zone is fixed after the first posting (product.md 35)", async () => {
	const change = `UPDATE "deployment" SET "time_zone" = 'Asia/Hong_Kong'`;
	await expect(sql.query(change)).rejects.toThrow("the time zone is fixed after the first posting");
});

test("none of these attempts has changed anything", async () => {
	expect(await verifyLedger(sql)).toEqual([]);
	expect(await db.auditEntry.findMany()).toMatchObject([{ action: "order.paid", reason: null }]);
});

/** Another value for a column of this type. */
function another(column: string, type: string): string {
	if (type === "uuid") return "gen_random_uuid()";
	if (type === "int8" || type === "int4") return `"${column}" + 1`;
	if (type === "timestamptz") return `"${column}" + interval '1 day'`;
	return type === "charge_coverage" ? "'subscription'" : "'another'";
}
