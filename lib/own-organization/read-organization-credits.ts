import type { ReadContext } from "@/lib/actions/verb.ts";
import { type CreditSums, creditSumsSql } from "@/lib/customers/credit-sums.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

/** What all wallets and share groups of an organization have of a credit type. */
export interface OrganizationCredits extends CreditSums {
	readonly name: string;
	/** Inside a sentence: "email". */
	readonly nameInText: string;
	readonly isRetired: boolean;
}

/**
 * What the actor's organization has of each credit type of which anything was ever posted to it, in the catalogue's order
 * (product.md 57). The sums are those of the operator's page for it. Null without *View User List*.
 */
export async function readOrganizationCredits({
	actor,
	db = database(),
}: ReadContext): Promise<readonly OrganizationCredits[] | null> {
	if (!maySeeUsers(actor)) return null;
	return sqlOf(db).query<OrganizationCredits & { organizationId: string }>(
		`SELECT "sums".*, "credit_type"."name", "credit_type"."name_in_text" AS "nameInText",
			"credit_type"."retired_at" IS NOT NULL AS "isRetired"
		FROM (${creditSumsSql("organization")}) AS "sums"
		JOIN "credit_type" ON "credit_type"."id" = "sums"."creditTypeId"
		ORDER BY "credit_type"."position", "credit_type"."id"`,
		[actor.organizationId],
	);
}
