import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { containing } from "@/lib/text/containing.ts";
import type { CreditUserQuery } from "./schema.ts";

/** A user of the actor's credits. */
export interface CreditUserRow {
	readonly id: string;
	readonly name: string;
}

/** A page of those who use the actor's credits, by name: on whom limits can be set (product.md 43). */
export async function listCreditUsers(
	{ actor, db = database() }: ReadContext,
	query: CreditUserQuery,
): Promise<{ rows: readonly CreditUserRow[]; total: number }> {
	const { userId: creditOwnerId } = actor;
	const where = {
		creditOwnerId,
		id: { not: creditOwnerId },
		status: { not: "removed" },
		...(query.search && { name: containing(query.search) }),
	} as const;
	const direction = query.descending ? "desc" : "asc";
	const [rows, total] = await Promise.all([
		db.user.findMany({
			where,
			orderBy: [{ name: direction }, { id: direction }],
			skip: query.offset,
			take: query.limit,
			select: { id: true, name: true },
		}),
		db.user.count({ where }),
	]);
	return { rows, total };
}
