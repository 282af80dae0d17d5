import type { ListQuery } from "@/lib/actions/list-query.ts";

export const OWNER_SUM_SORTS = [
	"owner",
	"inWallets",
	"inGroups",
	"held",
	"expiring",
	"lost",
	"usedThisMonth",
	"usedLastMonth",
] as const;

/** The owners of a credit type's wallets and share groups, by one of their sums. A search looks for a part of a name. */
export interface CreditsByOwnerQuery extends ListQuery<(typeof OWNER_SUM_SORTS)[number]> {
	readonly creditTypeId: string;
}
