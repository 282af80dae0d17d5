import type { ReadContext } from "@/lib/actions/verb.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { readUserIdPage } from "@/lib/people/user-id-page.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { MOST_PEOPLE } from "./bounds.ts";
import type { ListUserIdsInput } from "./schema.ts";

/** The ids of all people that Admin › User lists with these filters, by name, at most `MOST_PEOPLE`. Needs *Edit User*. */
export async function listUserIds(
	{ actor, db = database() }: ReadContext,
	filters: ListUserIdsInput,
): Promise<Result<{ ids: readonly string[] }>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	const query = { ...filters, sort: "name", descending: false, offset: 0, limit: MOST_PEOPLE } as const;
	const { ids } = await readUserIdPage(sqlOf(db), { actor, query });
	return done({ ids });
}
