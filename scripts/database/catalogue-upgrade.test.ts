import { expect, it, vi } from "vitest";
import { anEmptyDatabase } from "../testing/upgraded-database.ts";

vi.setConfig({ testTimeout: 300_000 });

const RIGHT = "20261130060000_catalogue_right";
const CATALOGUE = "20261130060100_catalogue";

it("plans become versions with prices, and orders name theirs where it is known", async () => {
	const { query, migrate, migrateBefore } = await anEmptyDatabase();
	await migrateBefore(RIGHT);
	// One order was placed before its plan became another.
	await query(
		`UPDATE "order" SET "plan_name" = "plan"."name" FROM "plan" WHERE "plan"."id" = "plan_id" AND "status" = 'paid'`,
	);
	await query(`UPDATE "user_role" SET "rights" = array_remove("rights", 'manage_mail') WHERE "built_in" IS NOT NULL`);
	expect(await migrate(RIGHT)).toEqual([RIGHT]);
	expect(await migrate(CATALOGUE)).toEqual([CATALOGUE]);

	expect(
		await query(`SELECT "plan_id", "version", "credits", "tax_rate_basis_points" AS "tax", "validity_months" AS "months"
			FROM "plan_version" ORDER BY "plan_id"`),
	).toMatchObject(
		[
			{ plan_id: /41$/, version: 0, credits: "1000", tax: 825, months: 12 },
			{ plan_id: /42$/, version: 0, credits: "1", tax: 10_000, months: 1_200 },
		].map(({ plan_id, ...row }) => ({ ...row, plan_id: expect.stringMatching(plan_id) })),
	);
	expect(await query(`SELECT "currency", "price_minor" FROM "plan_price" ORDER BY "plan_id"`)).toEqual([
		{ currency: "RSD", price_minor: "120000" },
		{ currency: "JPY", price_minor: "0" },
	]);
	expect(await query(`SELECT "withdrawn_at" IS NOT NULL AS "withdrawn" FROM "plan" ORDER BY "id"`)).toEqual([
		{ withdrawn: true },
		{ withdrawn: false },
	]);
	expect(await query(`SELECT DISTINCT "status"::text, "plan_version" AS "version" FROM "order" ORDER BY 1`)).toEqual([
		{ status: "cancelled", version: null },
		{ status: "paid", version: 0 },
		{ status: "pending", version: null },
	]);
	expect(await query(`SELECT "currency" FROM "deployment"`)).toEqual([{ currency: "JPY" }]);
	expect(
		await query(`SELECT "organization"."is_operator" AS "operator" FROM "user_role"
			JOIN "organization" ON "organization"."id" = "organization_id" WHERE 'manage_catalogue' = ANY ("rights")`),
	).toEqual([{ operator: true }]);
});
