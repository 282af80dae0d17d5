import { randomUUID } from "node:crypto";
import { loadActor } from "@/lib/auth/actor.ts";
import { CUSTOMER_RIGHTS } from "@/lib/auth/rights-of-organization.ts";
import { listUsers } from "@/lib/people/queries.ts";
import type { UserListQuery } from "@/lib/people/schema.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { FIRST_USERS, theCreditTypes } from "@/lib/testing/people.ts";
import { connected } from "../database/database.ts";
import type { Bench, Benchmark } from "./benchmark.ts";
import { bulkPostgres, makeDatabase } from "./databases.ts";
import { timeInTurn } from "./measure.ts";
import { giveCredits } from "./people.ts";
import { atMost } from "./rows.ts";

const SMALL_USERS = 100;
const USERS_WITH_CREDITS = 100;

/** Nine of the hundred have each last name: a page that both organizations fill. */
const FULL_OF_NINE = { limit: 8 };

const QUERIES: Record<string, Partial<UserListQuery>> = {
	"first page": {},
	"fourth page, by email, descending": { offset: 75, sort: "email", descending: true },
	"by last sign-in": { sort: "lastSignedInAt", descending: true },
	"search of a common last name": { search: "wong", ...FULL_OF_NINE },
	"the same, by email": { search: "wong", ...FULL_OF_NINE, sort: "email" },
	"the same, latest sign-in first": { search: "wong", ...FULL_OF_NINE, sort: "lastSignedInAt", descending: true },
	"search of the last initial": { search: "z", limit: 2 },
	"search of a first name": { search: "zilan", limit: 1 },
	"search of what all have, second page": { search: "bench", offset: 25 },
	"search of one person": { search: "neben.rossi39@" },
	"search that finds nobody": { search: "zzzz" },
	"who has Credit Users": { creditOwner: "has_credit_users" },
	"who uses another's credits": { creditOwner: "anothers" },
	suspended: { status: "suspended" },
};

const PLANNED = Object.entries(QUERIES).map(([what, change]) => ({ ...atMost(`user list: ${what}`, 1.5), change }));

/** Pages and searches of the user list in an organization of very many users, against one of 100. */
export const userList: Benchmark = {
	rows: PLANNED,
	async *run(bench) {
		bench.say(`Making an organization of ${bench.scale.users.toLocaleString("en")} users`);
		const small = await makeOrganization(bench, SMALL_USERS);
		const large = await makeOrganization(bench, bench.scale.users);
		for (const { change, ...row } of PLANNED) {
			if (!bench.wants(row)) continue;
			const query = { ...FIRST_USERS, ...change };
			const of = () => large.list(query);
			const compared = await timeInTurn(bench.scale, { of, against: () => small.list(query) });
			const says = `${compared.of.toFixed(2)} ms; at ${SMALL_USERS} users ${compared.against.toFixed(2)} ms`;
			yield { ...row, ...compared, says };
		}
		await small.db.$disconnect();
		await large.db.$disconnect();
	},
};

async function makeOrganization(bench: Bench, users: number) {
	const { url, adminUrl } = await makeDatabase(await bulkPostgres(bench), `bench_users_${users}`);
	const db = openDatabase(url);
	await fill(db, users);
	await connected(adminUrl, (owner) => owner.query("VACUUM (ANALYZE)"));
	const administrator = await db.user.findFirstOrThrow({ where: { status: "active" }, orderBy: { email: "asc" } });
	const actor = await loadActor(administrator.id, db);
	if (!actor) throw new Error("The administrator is not there.");
	return { db, list: (query: UserListQuery) => listUsers({ actor, db }, query) };
}

/**
 * Of each four users the second uses the first one's credits and the third is suspended: each list fills a page. There
 * are 260 first names, from Aalma to Zusha, and eleven last names with each of them.
 */
async function fill(db: Database, users: number): Promise<void> {
	const organizationId = randomUUID();
	const userRoleId = randomUUID();
	await db.organization.create({ data: { id: organizationId, name: "Bench" } });
	await db.userRole.create({
		data: {
			id: userRoleId,
			organizationId,
			name: "Administrator",
			builtIn: "administrator",
			rights: [...CUSTOMER_RIGHTS],
		},
	});
	await sqlOf(db).query(
		`INSERT INTO "user" ("id", "organization_id", "user_role_id", "credit_owner_id", "name", "email", "status", "last_signed_in_at")
		SELECT "id", $1::uuid, $2::uuid,
			CASE WHEN "n" % 4 = 2 THEN first_value("id") OVER (PARTITION BY ("n" - 1) / 4 ORDER BY "n") ELSE "id" END,
			"first" || ' ' || "last", lower("first" || '.' || "last") || "n" || '@bench.example',
			CASE WHEN "n" % 4 = 3 THEN 'suspended'::"user_status" ELSE 'active' END,
			CASE WHEN "n" % 3 > 0 THEN now() - "n" * interval '1 minute' END
		FROM (SELECT gen_random_uuid() AS "id", "n",
			chr(65 + "n" % 26) || (ARRAY['ana','eben','ilan','ora','usha','alma','enid','igor','olga','ubald'])[1 + "n" / 26 % 10]
				AS "first",
			(ARRAY['Lee','Moreau','Novak','Okafor','Petrov','Quist','Rossi','Sato','Tanaka','Ueda','Wong'])[1 + "n" % 11] AS "last"
			FROM generate_series(1, $3::int) AS "n") AS "made"`,
		[organizationId, userRoleId, users],
	);
	await theCreditTypes(db);
	const some = await db.user.findMany({ take: USERS_WITH_CREDITS, orderBy: { email: "asc" } });
	await giveCredits(
		db,
		some.map(({ id }) => id),
		{ credits: 100n },
	);
}
