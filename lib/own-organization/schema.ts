import { z } from "zod";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { publicName } from "@/lib/text/schema.ts";

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

/** `version` is the one that the form was opened with; a Credit Owner of null: new users use their own credits. */
export const saveOrganizationSchema = z.strictObject({
	version: z.int().min(0),
	name: publicName.max(120),
	creditOwnerId: z.uuid().nullable(),
});
export type SaveOrganizationInput = z.output<typeof saveOrganizationSchema>;
