import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { literally } from "@/lib/text/containing.ts";
import { type CreditSums, creditSumsSql } from "./credit-sums.ts";
import { mayManageOrganizations } from "./policy.ts";
import type { CreditsByOrganizationQuery } from "./schema.ts";

/** What an organization has and used of one credit type. */
export interface OrganizationSums extends CreditSums {
	readonly organizationId: string;
	readonly organizationName: string;
	/** False for the operator's own, which has no page. */
	readonly isCustomer: boolean;
}

/**
 * The organizations that ever had something of a credit type: what `readCreditSums` adds up for all of them. Null without
 * *Manage Organizations*, or where there is no such credit type.
 */
export async function listCreditsByOrganization(
	{ actor, db = database() }: ReadContext,
	query: CreditsByOrganizationQuery,
): Promise<{ creditType: string; rows: readonly OrganizationSums[]; total: number } | null> {
	if (!mayManageOrganizations(actor)) return null;
	const creditType = await db.creditType.findUnique({ where: { id: query.creditTypeId } });
	if (!creditType) return null;
	const values = new SqlValues();
	values.add(query.creditTypeId, "text");
	const search = values.add(`%${literally(query.search)}%`, "text");
	const direction = query.descending ? "DESC" : "ASC";
	const key = query.sort === "organization" ? `lower("organization"."name")` : `"sums"."${query.sort}"`;
	const found = await sqlOf(db).query<OrganizationSums & { total: number }>(
		`SELECT "sums".*, "organization"."name" AS "organizationName", NOT "organization"."is_operator" AS "isCustomer",
			(count(*) OVER ())::int AS "total"
		FROM (${creditSumsSql("organizations")}) AS "sums"
		JOIN "organization" ON "organization"."id" = "sums"."organizationId" AND "organization"."name" ILIKE ${search}
		ORDER BY ${key} ${direction}, "sums"."organizationId"
		LIMIT ${values.add(query.limit, "int")} OFFSET ${values.add(query.offset, "int")}`,
		values.values,
	);
	const rows = found.map(({ total: _, ...row }) => row);
	return { creditType: creditType.name, rows, total: found[0]?.total ?? 0 };
}
