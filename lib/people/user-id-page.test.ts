import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole, FIRST_USERS } from "@/lib/testing/people.ts";
import { listUsers } from "./queries.ts";
import type { UserListQuery } from "./schema.ts";
import { COUNTED_USERS } from "./user-id-page.ts";

const { db, sql, adminUrl } = await testDatabase();
const big = await anOrganization(db);
const role = { id: await aUserRole(db, big, { rights: ["view_user_list"] }) };
const viewer = await actorOf(db, await aUser(db, big, { name: "Vera", role }));
await aUser(db, big, { name: "Alan Person", email: "zoe@big.example" });
await aUser(db, big, { name: "Person Zuse", email: "alan@big.example" });
await aUser(db, big, { name: "Zuse Konrad", email: "konrad@big.example" });
await sql.query(
	`INSERT INTO "user" ("id", "organization_id", "user_role_id", "credit_owner_id", "name", "email", "last_signed_in_at")
	SELECT "id", $1::uuid, $2::uuid, "id", 'Person ' || "n", 'person' || "n" || '@big.example', now() - "days" * interval '1 day'
	FROM (SELECT gen_random_uuid() AS "id", lpad("n"::text, 4, '0') AS "n", "n" AS "days"
		FROM generate_series(1, 3000) AS "n") AS "new"
	RETURNING "id"`,
	[big.id, big.memberRoleId],
);
const list = async (query: Partial<UserListQuery>) => {
	const page = await listUsers({ actor: viewer, db }, { ...FIRST_USERS, ...query });
	return { ...page, rows: page?.rows.map((user) => user.name) };
};
const capped = { isTotalCapped: true, hasMore: true };

// What the planner knows of the table decides how a search is answered, and never what.
describe.each([
	["knows nothing", "DELETE FROM pg_statistic WHERE starelid = '\"user\"'::regclass"],
	["knows the table", 'ANALYZE "user"'],
])("a big organization whose planner %s", (_, statement) => {
	beforeAll(async () => {
		const admin = new pg.Client({ connectionString: adminUrl });
		await admin.connect();
		await admin.query(statement);
		await admin.end();
	});

	it("is counted up to a limit, and a search with many matches not at all", async () => {
		expect(await list({ limit: 1 })).toEqual({ ...capped, total: COUNTED_USERS, rows: ["Alan Person"] });
	});

	it("lists first those whose name, or address, begins with the search text", async () => {
		const search = "person";
		expect(await list({ search, limit: 2 })).toEqual({ ...capped, total: 2, rows: ["Person 0001", "Person 0002"] });
		expect(await list({ search, offset: 1_998, limit: 2 })).toMatchObject({ rows: ["Person 1999", "Person 2000"] });
		const byEmail = { search, sort: "email", limit: 2 } as const;
		expect(await list({ ...byEmail, offset: 2_999 })).toMatchObject({ rows: ["Person 3000", "Person Zuse"] });
		expect(await list({ ...byEmail, offset: 3_000 })).toMatchObject({ rows: ["Person Zuse", "Alan Person"] });
		expect(await list({ ...byEmail, offset: 3_001 })).toMatchObject({ hasMore: false, rows: ["Alan Person"] });
		expect(await list({ ...byEmail, descending: true, limit: 1 })).toMatchObject({ rows: ["Person 3000"] });
		expect(await list({ search: "zu" })).toMatchObject({ total: 2, rows: ["Zuse Konrad", "Person Zuse"] });
		expect(await list({ search: "alan" })).toMatchObject({ total: 2, rows: ["Alan Person", "Person Zuse"] });
		expect(await list({ search: "alan", sort: "email" })).toMatchObject({ rows: ["Person Zuse", "Alan Person"] });
	});

	it("lists the latest sign-ins first, whatever the names begin with", async () => {
		const latest = { search: "person", sort: "lastSignedInAt", descending: true } as const;
		expect(await list({ ...latest, limit: 2 })).toEqual({ ...capped, total: 2, rows: ["Person 0001", "Person 0002"] });
		const [lastTwo, end] = [await list({ ...latest, offset: 3_000 }), await list({ ...latest, offset: 3_002 })];
		expect(lastTwo.rows?.sort()).toEqual(["Alan Person", "Person Zuse"]);
		expect(end).toMatchObject({ rows: [], hasMore: false });
	});

	it("counts a search with few matches", async () => {
		expect(await list({ search: "n 29", offset: 4, limit: 2 })).toEqual({
			total: 100,
			isTotalCapped: false,
			hasMore: true,
			rows: ["Person 2904", "Person 2905"],
		});
		expect(await list({ search: "n 09", sort: "email", descending: true, limit: 1 })).toMatchObject({
			total: 100,
			rows: ["Person 0999"],
		});
		expect(await list({ search: "person 2999" })).toMatchObject({ total: 1, hasMore: false, rows: ["Person 2999"] });
		expect(await list({ search: "zzzz" })).toMatchObject({ total: 0, hasMore: false, rows: [] });
	});
});
