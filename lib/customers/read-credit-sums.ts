import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { type CreditSums, creditSumsSql } from "./credit-sums.ts";
import { mayManageOrganizations } from "./policy.ts";

/** The sums of a credit type, with its name. */
export interface NamedCreditSums extends CreditSums {
	readonly name: string;
	readonly isRetired: boolean;
}

/**
 * The credit types of which anything was ever posted, in the catalogue's order: of all organizations but sandboxes
 * together, or of one. Null without *Manage Organizations*.
 */
export async function readCreditSums(
	{ actor, db = database() }: ReadContext,
	{ organizationId }: { organizationId?: string } = {},
): Promise<readonly NamedCreditSums[] | null> {
	if (!mayManageOrganizations(actor)) return null;
	const sums = organizationId ? creditSumsSql("organization") : creditSumsSql("deployment");
	return sqlOf(db).query<NamedCreditSums & { organizationId: string | null }>(
		`SELECT "sums".*, "credit_type"."name", "credit_type"."retired_at" IS NOT NULL AS "isRetired"
		FROM (${sums}) AS "sums" JOIN "credit_type" ON "credit_type"."id" = "sums"."creditTypeId"
		ORDER BY "credit_type"."position", "credit_type"."id"`,
		organizationId ? [organizationId] : [],
	);
}
