import type { VerbContext } from "@/lib/actions/verb.ts";
import { readUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { affectedByMany } from "./affected-by-many.ts";
import { type ManyPreview, readManyPreview } from "./many-preview.ts";
import { peopleOf } from "./people-of.ts";
import { planManyUsers } from "./plan-many-users.ts";
import type { PreviewManyUsersInput } from "./schema.ts";

/**
 * What a change of several people would do: of each what would change, or why it would be refused. Writes nothing.
 * People of other organizations and removed ones are left out; where nobody is left, it is refused (NOT_FOUND). Needs *Edit
 * User*.
 */
export async function previewManyUsers(
	{ actor, db, clock }: VerbContext,
	{ userIds, change }: PreviewManyUsersInput,
): Promise<Result<ManyPreview>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	return transact(
		db,
		async (tx) => {
			const { organizationId } = actor;
			const affected = await affectedByMany(tx, { organizationId, userIds, change });
			if (!affected.ok) return affected;
			const users = await readUsersToChange(tx, { organizationId, userIds: affected.value });
			const people = peopleOf(users, userIds);
			if (people.length === 0) return refuse("NOT_FOUND", "userNotFound");
			return done(
				await readManyPreview(tx, { actor, plan: await planManyUsers(tx, { actor, users, people, change }) }),
			);
		},
		{ clock },
	);
}
