import { expect, test } from "vitest";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { listOrganizations, readOrganizationsFile } from "./list-organizations.ts";
import type { OrganizationsQuery } from "./schema.ts";

const { db, sql, url } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };
const northwind = await anOrganization(db, { name: "Northwind" });
await anOrganization(db, { name: "Northwind Labs" });
const EVERY: OrganizationsQuery = {
	...{ search: "", status: null, from: null, to: null },
	...{ sort: "name", descending: false, offset: 0, limit: 25 },
};

test("Operator › Organizations is downloaded with the same filters, in the same order", async () => {
	const evil = await anOrganization(db, { name: `=1+1 ${newId()}` });
	for (const asked of [
		{ search: "northwind" },
		{ search: "=1+1", descending: true },
		{ status: "suspended" } as const,
	]) {
		const query = { ...EVERY, ...asked, limit: 1_000 };
		const file = await readOrganizationsFile(olivia, query);
		const rows = file && (await sql.query<{ organization_id: string }>(file.text, file.values));
		const shown = await listOrganizations(olivia, query);
		expect(rows?.map((row) => row.organization_id)).toEqual(shown?.rows.map(({ id }) => id));
	}
	const file = await readOrganizationsFile(olivia, { ...EVERY, search: evil.name });
	if (!file) throw new Error("There is no file.");
	const stream = await downloadCsv(file, { userId: olivia.actor.userId, timeZone: "UTC", url });
	expect(await new Response(stream).text()).toContain(`"'=1+1`);
	expect(
		await readOrganizationsFile(
			{ actor: await actorOf(db, await aUser(db, northwind, { role: "administrator" })), db },
			EVERY,
		),
	).toBeNull();
});
