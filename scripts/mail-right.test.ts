import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUserRole } from "@/lib/testing/people.ts";
import { connected } from "./database/database.ts";
import { MIGRATIONS_DIRECTORY } from "./database/migrations.ts";

const { db, ownerUrl } = await testDatabase();

const MIGRATION = path.join(MIGRATIONS_DIRECTORY, "20261122110001_mail_right_of_operators/migration.sql");

test("earlier administrators of the operator's organization see mail now, and no one else", async () => {
	const [operator, customer] = [await anOrganization(db, { isOperator: true }), await anOrganization(db)];
	await db.userRole.updateMany({ data: { rights: ["purchase", "manage_orders"] } });
	const clerk = await aUserRole(db, operator, { rights: ["manage_orders"] });
	const migrate = () => connected(ownerUrl, (owner) => owner.query(readFileSync(MIGRATION, "utf8")));
	await migrate();
	await migrate();
	const roles = await db.userRole.findMany({ where: { rights: { has: "manage_mail" } } });
	expect(roles).toMatchObject([
		{ id: operator.administratorRoleId, rights: ["purchase", "manage_orders", "manage_mail"] },
	]);
	expect([customer.administratorRoleId, clerk]).not.toContain(roles[0]?.id);
});
