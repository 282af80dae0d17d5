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
const { id: addressId } = await db.address.findFirstOrThrow();
const { id: organizationId } = await db.organization.findFirstOrThrow();
const subject = { subjectType: "order", subjectId: newId(), happenedAt: new Date() };
await db.auditEntry.create({ data: { id: newId(), organizationId, action: "order.paid", ...subject } });
const ownerDb = openDatabase(ownerUrl, { maxConnections: 1 });
afterAll(() => ownerDb.$disconnect());
const owner = sqlOf(ownerDb);

describe.each([
	{ table: "ledger_entry", column: "reason" },
	{ table: "audit_entry", column: "reason" },
	{ table: "account", column: "credit_type_id" },
])("$table", ({ table, column }) => {
	test.each([
		{ what: "UPDATE", statement: `UPDATE "${table}" SET "${column}" = 'another'` },
		{ what: "an UPDATE of nothing", statement: `UPDATE "${table}" SET "${column}" = "${column}"` },
		{ what: "DELETE", statement: `DELETE FROM "${table}"` },
		{ what: "TRUNCATE", statement: `TRUNCATE "${table}" CASCADE` },
	])("$what is refused", async ({ statement }) => {
		await expect(sql.query(statement), "as the application").rejects.toThrow(/permission denied/);
		await expect(owner.query(statement), "as the owner").rejects.toThrow(`${table} is append-only`);
	});
});

describe.each([
	{ table: "charge", id: chargeId, mayChange: ["status", "refunded"] },
	// Its value goes with its person, and is there again when somebody uses the address again.
	{ table: "address", id: addressId, mayChange: [] },
])("$table", ({ table, id, mayChange }) => {
	test.each([
		{ what: "DELETE", statement: `DELETE FROM "${table}"` },
		{ what: "TRUNCATE", statement: `TRUNCATE "${table}" CASCADE` },
	])("$what is refused", async ({ statement }) => {
		await expect(sql.query(statement), "as the application").rejects.toThrow(/permission denied/);
		await expect(owner.query(statement), "as the owner").rejects.toThrow(`${table} is append-only`);
	});

	test(`${mayChange.join(" and ") || "nothing"} changes, and no other column`, async () => {
		const columns = await sql.query<{ name: string; type: string }>(
			`SELECT "column_name"::text AS "name", "udt_name"::text AS "type" FROM information_schema.columns
			WHERE "table_schema" = 'public' AND "table_name" = $1`,
			[table],
		);
		expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["id", ...mayChange]));
		for (const { name, type } of columns.filter(({ name }) => !mayChange.includes(name))) {
			const change = `UPDATE "${table}" SET "${name}" = ${another(name, type)} WHERE "id" = '${id}'`;
			await expect(sql.query(change), change).rejects.toThrow(`${table} is append-only`);
			await expect(owner.query(change), change).rejects.toThrow(`${table} is append-only`);
		}
		for (const name of mayChange) {
			await sql.query(`UPDATE "${table}" SET "${name}" = "${name}" WHERE "id" = '${id}'`);
		}
	});
});

test("an address loses its value and gets the same one back (product.md 37a)", async () => {
	const [{ value } = { value: "" }] = await sql.query<{ value: string }>(
		`SELECT "value" FROM "address" WHERE "id" = $1::uuid`,
		[addressId],
	);
	await sql.query(`UPDATE "address" SET "value" = NULL WHERE "id" = $1::uuid`, [addressId]);
	await sql.query(`UPDATE "address" SET "value" = $2 WHERE "id" = $1::uuid`, [addressId, value]);
	expect(value).toContain("@");
});

test("the key by which addresses are recognised is fixed after the first one", async () => {
	const change = `UPDATE "deployment" SET "address_key" = sha256("address_key")`;
	await expect(sql.query(change), "as the application").rejects.toThrow("the key of addresses is fixed");
	await expect(owner.query(change), "as the owner").rejects.toThrow("the key of addresses is fixed");
});

test("the deployment's time zone is fixed after the first posting (product.md 35)", async () => {
	const change = `UPDATE "deployment" SET "time_zone" = 'Asia/Hong_Kong'`;
	const refused = "the time zone is fixed after the first posting";
	await expect(sql.query(change), "as the application").rejects.toThrow(refused);
	await expect(owner.query(change), "as the owner").rejects.toThrow(refused);
});

test("none of these attempts has changed anything", async () => {
	expect(await verifyLedger(sql)).toEqual([]);
	expect(await db.auditEntry.findMany()).toMatchObject([{ action: "order.paid", reason: null }]);
});

/** Another value for a column of this type. */
function another(column: string, type: string): string {
	const values: Readonly<Record<string, string>> = {
		uuid: "gen_random_uuid()",
		_uuid: "ARRAY[gen_random_uuid()]",
		int8: `coalesce("${column}", 0) + 1`,
		_int8: "ARRAY[1::int8]",
		timestamptz: `"${column}" + interval '1 day'`,
		bytea: `sha256("${column}")`,
		jsonb: `'{"another": "tag"}'`,
		charge_coverage: "'subscription'",
	};
	return values[type] ?? "'another'";
}
