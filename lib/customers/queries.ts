import type { ReadContext } from "@/lib/actions/verb.ts";
import { readBalances, readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import { searchPattern } from "@/lib/people/user-id-page.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { mayManageOrganizations } from "./policy.ts";
import type { OrganizationPeopleQuery } from "./schema.ts";

/** A customer's organization, as its page for the operator begins. */
export interface CustomerDetail {
	readonly id: string;
	readonly name: string;
	readonly createdAt: Date;
	readonly people: number;
	readonly serviceUsers: number;
	readonly suspension: Decision | null;
	/** Closed for good (product.md 57a), and since when none of its people has a name here. */
	readonly closing: Decision | null;
	readonly anonymisedAt: Date | null;
}

interface Decision {
	readonly at: Date;
	readonly by: string;
	readonly reason: string;
}

/** Null where there is none, for the operator's own and sandboxes, and without *Manage Organizations*. */
export async function readOrganization(
	{ actor, db = database() }: ReadContext,
	organizationId: string,
): Promise<CustomerDetail | null> {
	if (!mayManageOrganizations(actor) || !isId(organizationId)) return null;
	const found = await db.organization.findFirst({
		where: { id: organizationId, isOperator: false, sandboxOfId: null },
		include: { suspendedBy: { select: { name: true } }, closedBy: { select: { name: true } } },
	});
	if (!found) return null;
	const { id, name, createdAt, anonymisedAt, suspendedAt, suspendedBy, suspendReason } = found;
	const countOf = (kind: "person" | "service") =>
		db.user.count({ where: { organizationId, kind, status: { not: "removed" } } });
	const [people, serviceUsers] = await Promise.all([countOf("person"), countOf("service")]);
	const suspension = decisionOf(suspendedAt, suspendedBy, suspendReason);
	const closing = decisionOf(found.closedAt, found.closedBy, found.closeReason);
	return { id, name, createdAt, people, serviceUsers, suspension, closing, anonymisedAt };
}

function decisionOf(at: Date | null, by: { name: string } | null, reason: string | null): Decision | null {
	return at && by && reason !== null ? { at, by: by.name, reason } : null;
}

/** A credit type's credits of a person or a share group: what can be spent. */
export interface OwnedCredits {
	readonly creditTypeId: string;
	readonly nameInText: string;
	readonly available: bigint;
	readonly held: bigint;
}

/** A person of an organization, as the operator sees them. */
export interface CustomerPerson {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly roleName: string;
	readonly status: "active" | "suspended";
	/** Whose credits they use; null for their own. */
	readonly creditOwner: string | null;
	/** Their own wallets that aren't empty, parked or not. */
	readonly credits: readonly OwnedCredits[];
}

/** One page of an organization's people by name; null where there is no such organization to see. */
export async function readOrganizationPeople(
	context: ReadContext,
	{ organizationId, search, descending, offset, limit }: OrganizationPeopleQuery,
): Promise<{ rows: readonly CustomerPerson[]; hasMore: boolean } | null> {
	const { actor, db = database() } = context;
	if (!mayManageOrganizations(actor)) return null;
	const sql = sqlOf(db);
	const direction = descending ? "DESC" : "ASC";
	const people = await sql.query<Omit<CustomerPerson, "credits">>(
		`SELECT "user"."id", "user"."name", "user"."email", "user_role"."name" AS "roleName",
			"user"."status"::text AS "status",
			CASE WHEN "owner"."id" <> "user"."id" THEN "owner"."name" END AS "creditOwner"
		FROM "user" JOIN "user_role" ON "user_role"."id" = "user"."user_role_id"
		JOIN "user" AS "owner" ON "owner"."id" = "user"."credit_owner_id"
		WHERE "user"."organization_id" = $1::uuid AND "user"."status" <> 'removed' AND "user"."kind" = 'person'
			AND "user"."search_text" LIKE lower($2::text)
		ORDER BY lower("user"."name") ${direction}, "user"."id" ${direction} OFFSET $3::int LIMIT $4::int`,
		[organizationId, searchPattern(search), offset, limit + 1],
	);
	const shown = people.slice(0, limit);
	const balances = await readBalances(
		sql,
		shown.map(({ id }) => id),
	);
	const nameOf = await namesOfTypes(context);
	const rows = shown.map((person) => ({
		...person,
		credits: owned(
			balances.filter(({ userId }) => userId === person.id),
			nameOf,
		),
	}));
	return { rows, hasMore: people.length > limit };
}

/** A share group of an organization's people. */
export interface CustomerGroup {
	readonly id: string;
	readonly name: string;
	readonly creator: string;
	readonly creatorId: string;
	readonly status: "open" | "closing";
	readonly createdAt: Date;
	readonly credits: readonly OwnedCredits[];
}

const GROUPS_SHOWN = 25;

/** The newest share groups of an organization's people that aren't deleted. */
export async function readOrganizationGroups(
	context: ReadContext,
	{ organizationId, limit = GROUPS_SHOWN }: { readonly organizationId: string; readonly limit?: number },
): Promise<{ rows: readonly CustomerGroup[]; total: number } | null> {
	const { actor, db = database() } = context;
	if (!mayManageOrganizations(actor)) return null;
	const where = { creator: { organizationId }, status: { in: ["open", "closing"] as ("open" | "closing")[] } };
	const [groups, total, nameOf] = await Promise.all([
		db.shareGroup.findMany({
			where,
			orderBy: [{ createdAt: "desc" }, { id: "desc" }],
			take: limit,
			include: { creator: { select: { id: true, name: true } } },
		}),
		db.shareGroup.count({ where }),
		namesOfTypes(context),
	]);
	const balances = await readGroupBalances(
		sqlOf(db),
		groups.map(({ id }) => id),
	);
	const rows = groups.map(({ id, name, creator, status, createdAt }) => ({
		...{ id, name, createdAt, creator: creator.name, creatorId: creator.id },
		status: status === "closing" ? ("closing" as const) : ("open" as const),
		credits: owned(
			balances.filter(({ shareGroupId }) => shareGroupId === id),
			nameOf,
		),
	}));
	return { rows, total };
}

async function namesOfTypes({ db = database() }: ReadContext): Promise<ReadonlyMap<string, string>> {
	const types = await db.creditType.findMany({ select: { id: true, nameInText: true } });
	return new Map(types.map(({ id, nameInText }) => [id, nameInText]));
}

function owned(
	balances: readonly Omit<OwnedCredits, "nameInText">[],
	nameOf: ReadonlyMap<string, string>,
): OwnedCredits[] {
	return balances
		.filter(({ available, held }) => available + held > 0n)
		.map(({ creditTypeId, available, held }) => {
			return { creditTypeId, nameInText: nameOf.get(creditTypeId) ?? creditTypeId, available, held };
		});
}
