import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Visit } from "@/lib/auth/sessions/signed-in-actor.ts";
import { type ChangeableUser, lockUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";

/** The context of a verb on the actor's own account, with where the request comes from and its session. */
export interface OwnContext extends VerbContext {
	/** Never an open transaction: passwords are looked at before one begins. */
	readonly db?: Database;
	readonly visit: Visit;
}

/** Locks the actor against charges and other changes; refused when they were suspended or removed in the meantime. */
export async function lockOwnUser(
	tx: Transaction,
	{ actor }: Pick<VerbContext, "actor">,
): Promise<Result<ChangeableUser>> {
	const { organizationId, userId } = actor;
	const user = (await lockUsersToChange(tx, { organizationId, userIds: [userId] })).get(userId);
	return user?.status === "active" ? done(user) : refuse("FORBIDDEN", "signedOut");
}
