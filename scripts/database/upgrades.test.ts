import { describe, expect, it, vi } from "vitest";
import {
	anEmptyDatabase,
	MIGRATIONS,
	statesWithAwkwardRows,
	type UpgradedDatabase,
} from "../testing/upgraded-database.ts";
import { prepareDatabase } from "./prepare-database.ts";

// Every migration over awkward rows of the state before it: `testing/awkward-rows/<migration>.sql` is written into the
// database when that migration has been applied, and all later ones run over it.

vi.setConfig({ testTimeout: 300_000 });

const DOMAINS_IN_ASCII = "20261122170000_domains_in_ascii";
const TOM = "00000000-0000-7000-8000-000000000025";
const USERS = `SELECT to_jsonb("user") AS "user" FROM "user" ORDER BY "id"`;

/** From transfers to entries: `ledger-upgrade.test.ts`. */
const LEDGER_ENTRIES = "20261129200000_ledger_entries";
const ALWAYS = ["order", "audit_entry"];
const LEDGER = [
	...["account", "lot", "transfer", "charge", "charge_slice", "hold", "hold_slice", "usage_daily", "share_group_usage"],
	...["request", ...ALWAYS],
];

async function readTables(
	query: UpgradedDatabase["query"],
	names: readonly string[],
): Promise<Record<string, Record<string, unknown>[]>> {
	const tables = names.map(async (table) => {
		const rows = await query(`SELECT to_jsonb("row") AS "row" FROM "${table}" AS "row" ORDER BY to_jsonb("row")::text`);
		return [table, rows] as const;
	});
	return Object.fromEntries(await Promise.all(tables));
}

describe("an upgrade", () => {
	it("goes through over awkward rows of every state, and the ledger is as it was", async () => {
		expect(MIGRATIONS).toEqual(expect.arrayContaining(statesWithAwkwardRows()));
		const { url, query, migrateBefore } = await anEmptyDatabase();
		const lastOfTransfers = statesWithAwkwardRows().findLast((state) => state < LEDGER_ENTRIES) ?? "";
		await migrateBefore(MIGRATIONS[MIGRATIONS.indexOf(lastOfTransfers) + 1] ?? null);
		const ledger = await readTables(query, LEDGER);
		await migrateBefore(LEDGER_ENTRIES);
		const unchanged = await readTables(query, LEDGER);
		await migrateBefore(null);
		await prepareDatabase({ url, ownerUrl: url, applicationRole: null }, { timeZone: undefined });

		const users = await query(`SELECT "email" FROM "user" ORDER BY "id"`);
		expect(users.map(({ email }) => email)).toEqual([
			"mary@xn--bcher-kva.example",
			"νικος@northwind.example",
			"i̇rem+tag@xn--kxaeba8an.example".normalize("NFC"),
			"removed-24@removed.invalid",
			"ToM.o'brien@NORTHWIND.example",
			"olivia@xn--r8jz45g.xn--zckzah",
			"00000000-0000-7000-8000-000000000028@service.invalid",
			"00000000-0000-7000-8000-000000000029@removed.invalid",
		]);
		expect(await query(`SELECT "pending_email" FROM "user" WHERE "pending_email" IS NOT NULL`)).toEqual([
			{ pending_email: "tom@xn--bcher-kva.example" },
		]);
		const others = await query(
			`SELECT "email" FROM "invitation" UNION ALL SELECT "email" FROM "token" WHERE "email" IS NOT NULL`,
		);
		expect(others.filter(({ email }) => /@.*[^\p{ASCII}]/u.test(String(email)))).toEqual([]);
		expect(await query(`SELECT "address", "stopped_at"::date::text AS "day" FROM "mail_stop" ORDER BY 1`)).toEqual([
			{ address: "kim@test.example", day: "2026-01-03" },
			{ address: "νικος@xn--bcher-kva.example", day: "2026-01-01" },
		]);
		// What was set for share groups goes on, on the account of its credit type.
		expect(
			await query(
				`SELECT "account"."credit_type_id", "address"."value", "limit"."credits"::int, "limit"."period"::text, "pool"."is_limited",
					"limit"."set_by_id" = "share_group"."creator_id" AS "by_creator"
				FROM "pool_limit" AS "limit" JOIN "account" ON "account"."id" = "limit"."account_id"
				JOIN "pool" ON "pool"."account_id" = "account"."id"
				JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
				LEFT JOIN "address" ON "address"."id" = "limit"."address_id"
				WHERE "limit"."id"::text LIKE '%50_' ORDER BY "value" NULLS FIRST`,
			),
		).toEqual([
			{ credit_type_id: "sms", value: null, credits: 0, period: "day", is_limited: true, by_creator: true },
			{
				...{ credit_type_id: "sms", value: "νικος@xn--bcher-kva.example", credits: null, period: null },
				...{ is_limited: true, by_creator: true },
			},
		]);
		const after = await readTables(query, ALWAYS);
		for (const [table, rows] of Object.entries(ledger)) {
			expect(rows.length, table).toBeGreaterThan(0);
			expect(unchanged[table], table).toMatchObject(rows);
		}
		for (const table of ALWAYS) expect(after[table], table).toMatchObject(ledger[table] ?? []);
	});

	it.each([
		[
			"are one address when its domain is spelled in ASCII",
			"mary@XN--BCHER-KVA.example",
			/user: mary@bücher\.example \(0.*021\) and mary@XN--BCHER-KVA\.example \(0.*025\) are one address/,
		],
		[
			"have no domain at all",
			"tom@bücher..example",
			/user 0.*025: tom@bücher\.\.example has no domain that mail can be sent to/,
		],
	])("names rows that %s, and changes nothing", async (_, email, named) => {
		const { query, migrate, migrateBefore } = await anEmptyDatabase();
		await migrateBefore(DOMAINS_IN_ASCII);
		await query(`UPDATE "user" SET "email" = '${email}' WHERE "id" = '${TOM}'`);
		const before = await query(USERS);
		await expect(migrate(DOMAINS_IN_ASCII)).rejects.toThrow(named);
		expect(await query(USERS)).toEqual(before);
		await query(`UPDATE "user" SET "email" = 'tom@northwind.example' WHERE "id" = '${TOM}'`);
		expect(await migrate(DOMAINS_IN_ASCII)).toEqual([DOMAINS_IN_ASCII]);
	});
});
