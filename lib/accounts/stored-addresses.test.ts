import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { findUserByEmail } from "@/lib/people/find-user-by-email.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { storedAddress } from "@/lib/text/addresses/mail-address.ts";

const { db, sql, ownerUrl } = await testDatabase();
const MIGRATION = path.join(
	import.meta.dirname,
	"../../prisma/migrations/20261129060000_addresses_in_one_case/migration.sql",
);

async function migrate() {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		// The table of stops had another name then, and limits one that is gone.
		await client.query(`BEGIN; ALTER TABLE "mail_stop" RENAME TO "welcome_mail_stop";
			CREATE TEMP TABLE "share_group_limit" ("id" uuid, "share_group_id" uuid, "credit_type_id" text, "email" text) ON COMMIT DROP;
			${readFileSync(MIGRATION, "utf8")};
			ALTER TABLE "welcome_mail_stop" RENAME TO "mail_stop"; COMMIT`);
	} finally {
		await client.end();
	}
}

const emailOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).email;

describe("an address in any spelling", () => {
	it("is the same person's for PostgreSQL and for us, whatever letter is in it", async () => {
		const stored = new Set<string>();
		for (let code = 0x80; code <= 0x10ffff; code += 1) {
			const letter = String.fromCodePoint(code);
			if (!/\p{Changes_When_Casemapped}|\p{Changes_When_NFKC_Casefolded}/u.test(letter)) continue;
			const address = storedAddress(`a${letter}@northwind.example`);
			if (address && !/^\p{ASCII}*$/u.test(address)) stored.add(address);
		}
		expect(stored.size).toBeGreaterThan(1_000);
		const differing = await sql.query(`SELECT "one" FROM unnest($1::text[]) AS "one" WHERE lower("one") <> "one"`, [
			[...stored],
		]);
		expect(differing).toEqual([]);
	}, 60_000);

	it("finds its account", async () => {
		const northwind = await anOrganization(db);
		const nikos = await aUser(db, northwind, { email: storedAddress("ΝΙΚΟΣ@northwind.example") ?? "" });
		for (const spelling of ["νικος@northwind.example", "ΝΙΚΟΣ@Northwind.example", "νικοσ@northwind.example"]) {
			expect(await findUserByEmail({ sql }, storedAddress(spelling) ?? ""), spelling).toMatchObject({ id: nikos.id });
		}
	});
});

describe("addresses of before", () => {
	it("are brought into the form that addresses are stored in", async () => {
		const northwind = await anOrganization(db);
		const written = [
			"ΝΙΚΟΣ.Σ@northwind.example",
			"İpek@northwind.example",
			"Mary.Lee@northwind.example",
			"Ünal@northwind.example",
		];
		const users = [];
		for (const email of written) users.push(await aUser(db, northwind, { email }));
		await migrate();
		expect(await Promise.all(users.map(({ id }) => emailOf(id)))).toEqual(written.map(storedAddress));
	});

	it("stay as they are, and are named, where two are one", async () => {
		const northwind = await anOrganization(db);
		const one = await aUser(db, northwind, { email: "ΓΙΑΝΝΗΣ@northwind.example" });
		const other = await aUser(db, northwind, { email: "γιαννης@northwind.example" });
		await expect(migrate()).rejects.toThrow(new RegExp(`users .*${one.id}.* and .*${other.id}|users .*${other.id}`));
		expect(await emailOf(one.id)).toBe("ΓΙΑΝΝΗΣ@northwind.example");
	});
});
