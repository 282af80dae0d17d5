import { randomUUID } from "node:crypto";
import { loadActor } from "@/lib/auth/actor.ts";
import { CUSTOMER_RIGHTS } from "@/lib/auth/rights.ts";
import { postGrant } from "@/lib/ledger/movements/grant.ts";
import { openCreditTypeAccounts } from "@/lib/ledger/posting/accounts.ts";
import { listUsers } from "@/lib/people/queries.ts";
import type { UserListQuery } from "@/lib/people/schema.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf, transact } from "@/lib/platform/database/transaction.ts";
import { connected } from "../database.ts";
import { applyMigrations } from "../migrations.ts";
import type { TemporaryPostgres } from "../postgres/temporary.ts";
import { type Comparison, compare } from "./measure.ts";

const SMALL_USERS = 100;
const LARGE_USERS = 100_000;
const USERS_WITH_CREDITS = 100;

const FIRST_PAGE: UserListQuery = {
	search: "",
	status: null,
	userRoleId: null,
	creditOwner: null,
	sort: "name",
	descending: false,
	offset: 0,
	limit: 25,
};

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

/** The user list (quality.md, Speed): its time in an organization of 100,000 users against one of 100. */
export async function* benchUserList({ adminUrl }: TemporaryPostgres): AsyncGenerator<Comparison> {
	const small = await makeOrganization(adminUrl, SMALL_USERS);
	const large = await makeOrganization(adminUrl, LARGE_USERS);
	for (const [what, change] of Object.entries(QUERIES)) {
		const query = { ...FIRST_PAGE, ...change };
		yield await compare(what, { small: () => small.list(query), large: () => large.list(query) });
	}
	await small.db.$disconnect();
	await large.db.$disconnect();
}

async function makeOrganization(adminUrl: string, users: number) {
	const url = new URL(adminUrl);
	url.pathname = `bench_${users}`;
	await connected(adminUrl, (admin) => admin.query(`CREATE DATABASE "bench_${users}"`));
	await connected(url.href, async (owner) => {
		await applyMigrations(owner);
		await owner.query(`INSERT INTO "deployment" ("time_zone") VALUES ('UTC')`);
	});
	const db = openDatabase(url.href);
	await fill(db, users);
	const administrator = await db.user.findFirstOrThrow({ where: { status: "active" }, orderBy: { email: "asc" } });
	const actor = await loadActor(administrator.id, db);
	if (!actor) throw new Error("The administrator is not there.");
	return { db, list: (query: UserListQuery) => listUsers(actor, query, db) };
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
	for (const [position, id] of ["email", "sms", "lab"].entries()) {
		await transact(db, async (tx) => {
			await tx.prisma.creditType.create({ data: { id, name: id, nameInText: id, position } });
			await openCreditTypeAccounts(tx, id);
		});
	}
	await grantCredits(db);
	await sqlOf(db).query("VACUUM ANALYZE");
}

async function grantCredits(db: Database): Promise<void> {
	const users = await db.user.findMany({ take: USERS_WITH_CREDITS, orderBy: { email: "asc" } });
	for (const { id: userId } of users) {
		await transact(db, (tx) =>
			postGrant(tx, { userId, creditTypeId: "email", credits: 100n, expiresAt: null, reason: "bench", actorId: null }),
		);
	}
}
