import type { ReadContext } from "@/lib/actions/verb.ts";
import { type CreditSums, creditSumsSql } from "@/lib/customers/credit-sums.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { literally } from "@/lib/text/containing.ts";
import type { CreditsByOwnerQuery } from "./schema.ts";

/** What a user has of one credit type, in their own wallet and in the share groups that they created. */
export interface OwnerCredits extends CreditSums {
	readonly ownerId: string;
	readonly ownerName: string;
	/** A removed user has no page. */
	readonly isRemoved: boolean;
	/** How many others use the wallet. */
	readonly creditUsers: number;
}

/**
 * The users of the actor's organization who ever had something of a credit type: what `readOrganizationCredits` adds up.
 * Null without *View User List*, or where there is no such credit type.
 */
export async function listCreditsByOwner(
	{ actor, db = database() }: ReadContext,
	query: CreditsByOwnerQuery,
): Promise<{ creditType: string; rows: readonly OwnerCredits[]; total: number } | null> {
	if (!maySeeUsers(actor)) return null;
	const creditType = await db.creditType.findUnique({ where: { id: query.creditTypeId } });
	if (!creditType) return null;
	const values = new SqlValues();
	values.add(actor.organizationId, "uuid");
	values.add(query.creditTypeId, "text");
	const search = values.add(`%${literally(query.search)}%`, "text");
	const direction = query.descending ? "DESC" : "ASC";
	const found = await sqlOf(db).query<OwnerCredits & { total: number }>(
		`SELECT "sums".*, "user"."name" AS "ownerName", "user"."status" = 'removed' AS "isRemoved",
			"user"."credit_user_count" AS "creditUsers", (count(*) OVER ())::int AS "total"
		FROM (${creditSumsSql("owners")}) AS "sums"
		JOIN "user" ON "user"."id" = "sums"."ownerId" AND "user"."name" ILIKE ${search}
		ORDER BY ${SORT_KEYS[query.sort]} ${direction}, "sums"."ownerId"
		LIMIT ${values.add(query.limit, "int")} OFFSET ${values.add(query.offset, "int")}`,
		values.values,
	);
	const rows = found.map(({ total: _, ...row }) => row);
	return { creditType: creditType.name, rows, total: found[0]?.total ?? 0 };
}

const SORT_KEYS: Record<CreditsByOwnerQuery["sort"], string> = {
	owner: `lower("user"."name")`,
	inWallets: `"sums"."inWallets"`,
	inGroups: `"sums"."inGroups"`,
	held: `"sums"."held"`,
	expiring: `"sums"."expiring"`,
	lost: `"sums"."lost"`,
	usedThisMonth: `"sums"."usedThisMonth"`,
	usedLastMonth: `"sums"."usedLastMonth"`,
};
