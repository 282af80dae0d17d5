import pg from "pg";
import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";

const first = await testDatabase();
const second = await testDatabase();

describe("a test database", () => {
	it("is migrated, and shared with no other test file", async () => {
		await first.db.organization.create({ data: { id: "018f0000-0000-7000-8000-000000000001", name: "Northwind" } });
		expect(await first.db.organization.count()).toBe(1);
		expect(await second.db.organization.count()).toBe(0);
		expect(await second.db.deployment.findMany()).toEqual([
			{
				...{ id: 1, timeZone: "UTC", timeZoneIsChosen: false, currency: "USD", isDemo: false },
				...{ reminderBeforeDays: 3, reminderOnDueDay: true, reminderAfterDays: 7 },
				addressKey: expect.any(Uint8Array),
			},
		]);
	});

	it("keeps the application's role from rewriting history", async () => {
		for (const statement of [
			`UPDATE "ledger_entry" SET "reason" = 'another'`,
			`DELETE FROM "ledger_entry"`,
			`TRUNCATE "ledger_entry"`,
			`UPDATE "audit_entry" SET "reason" = 'another'`,
			`DELETE FROM "audit_entry"`,
			`TRUNCATE "audit_entry"`,
			`DROP TABLE "audit_entry"`,
			`ALTER TABLE "ledger_entry" DISABLE TRIGGER ALL`,
			`CREATE TABLE "mine" ("id" INT)`,
			`UPDATE "_prisma_migrations" SET "checksum" = ''`,
		]) {
			await expect(first.sql.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
		}
	});

	it("refuses the owner of the tables as well", async () => {
		const owner = new pg.Client({ connectionString: first.ownerUrl });
		await owner.connect();
		await expect(owner.query(`TRUNCATE "audit_entry" CASCADE`)).rejects.toThrow(/append-only/);
		await expect(owner.query(`TRUNCATE "ledger_entry" CASCADE`)).rejects.toThrow(/append-only/);
		await owner.end();
	});
});
