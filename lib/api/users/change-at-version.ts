import { lockExternalId } from "@/lib/accounts/set-external-id.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { lockOrganizations } from "@/lib/people/lock-users-to-change.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";
import type { ApiAnswer } from "../api-route.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { actToEdit } from "./act-to-edit.ts";
import { readShownUser, type ShownUser } from "./read-reached-users.ts";

/** A user as they are stored, under the lock on their organization. */
export type StoredUser = Awaited<ReturnType<typeof storedUser>>;

/**
 * Changes a user if they still are at the version that the request names, and answers the user as they are then; STALE
 * otherwise, also of two at once for the second. All or nothing, whatever verbs `change` calls with its transaction.
 */
export async function changeAtVersion(
	context: ApiContext,
	{ user: reference, externalId = null }: { readonly user: string; readonly externalId?: string | null | undefined },
	change: (tx: Transaction, found: { actor: Actor; user: StoredUser }) => Promise<Result<unknown>>,
): Promise<ApiAnswer<ShownUser["json"]>> {
	const found = await findReachedUser(context, reference);
	if (!found.ok) return found;
	const { userId, organizationId } = found.value;
	const actor = await actToEdit(context, organizationId);
	if (!actor.ok) return actor;
	const { writes, clock } = context;
	const changed = await transact(
		writes,
		async (tx) => {
			if (externalId !== null) await lockExternalId(tx, externalId);
			await lockOrganizations(tx, [organizationId]);
			const user = await storedUser(tx, userId);
			if (user.organizationId !== organizationId || user.status === "removed")
				return refuse("NOT_FOUND", "userNotFound");
			if (user.version !== context.version) return refuse("STALE", "userChangedMeanwhile", { name: user.name });
			return change(tx, { actor: actor.value, user });
		},
		{ clock },
	);
	if (!changed.ok) return changed;
	const { json, version } = await readShownUser({ key: context.key, db: writes }, userId);
	return { ...done(json), version };
}

function storedUser(tx: Transaction, userId: string) {
	return tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
}
