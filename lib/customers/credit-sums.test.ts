import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization } from "@/lib/testing/people.ts";
import { creditSumsSql } from "./credit-sums.ts";

const { db, sql } = await testDatabase();
const { id: organizationId } = await anOrganization(db);

test.each([
	["deployment", []],
	["organizations", ["email"]],
	["organization", [organizationId]],
	["owners", [organizationId, "email"]],
] as const)(
	"the sums of the %s read no ledger entry, however many there are (product.md 42a)",
	async (scope, values) => {
		const plan = await sql.query<{ "QUERY PLAN": string }>(`EXPLAIN ${creditSumsSql(scope)}`, [...values]);
		const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
		expect(text).toMatch(/usage_daily/);
		expect(text).not.toMatch(/ledger_entry|charge/);
	},
);
