import { rightsOfScopes } from "@/lib/api-keys/api-scopes.ts";
import { type Actor, loadActor } from "@/lib/auth/actor.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";
import { findReachedUser } from "../people/find-reached-user.ts";

/**
 * An actor for verbs that a user does for themselves, such as creating a share group: the key acts in the name of the user
 * whom the request names. Of their rights it has those that its scopes stand for, and may buy as they may; what it changes
 * is in the audit log as theirs, with the key beside it. NOT_FOUND where the key doesn't reach them; SUSPENDED where they can't act.
 */
export async function actAsUser(context: ApiContext, reference: string): Promise<Result<Actor>> {
	const user = await findReachedUser(context, reference);
	if (!user.ok) return user;
	const rights = rightsOfScopes(context.key.scopes).add("purchase");
	const actor = await loadActor(user.value.userId, context.db, { rights, mayGive: new Set() });
	if (actor) return done(actor);
	const closed = await context.db.organization.findFirst({
		where: { id: user.value.organizationId, closedAt: { not: null } },
		select: { name: true },
	});
	return closed
		? refuse("SUSPENDED", "organizationIsClosed", closed)
		: refuse("SUSPENDED", "userSuspended", { name: user.value.name });
}
