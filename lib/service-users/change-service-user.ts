import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { type ChangeableUser, lockUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";

interface Change {
	readonly actor: Actor;
	/** The service user, locked against charges. */
	readonly user: ChangeableUser;
	/** Everyone who was asked for, locked as well. */
	readonly users: ReadonlyMap<string, ChangeableUser>;
}

/**
 * Changes a service user of the actor's organization, locked: charges wait, and see it changed. Needs *Edit User*; refuses
 * (NOT_FOUND) another organization's, a removed one and a person.
 */
export function changeServiceUser<Value>(
	context: VerbContext,
	{ userId, withIds = [] }: { readonly userId: string; readonly withIds?: readonly string[] },
	change: (tx: Transaction, found: Change) => Promise<Result<Value>>,
): Promise<Result<Value>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const { organizationId } = actor;
		const users = await lockUsersToChange(tx, { organizationId, userIds: [userId, ...withIds] });
		const user = users.get(userId);
		if (user?.kind !== "service" || user.status === "removed") return refuse("NOT_FOUND", "serviceUserNotFound");
		return change(tx, { actor, user, users });
	});
}

/** Who can be responsible for a service user: an active person of its organization (product.md 56). */
export function refusalToBeResponsible(person: ChangeableUser | undefined): Refusal | null {
	const field = "responsibleId";
	if (person?.kind !== "person" || person.status === "removed") {
		return refuse("NOT_FOUND", "responsibleNotFound", {}, { field });
	}
	return person.status === "active"
		? null
		: refuse("CONFLICT", "responsibleSuspended", { name: person.name }, { field });
}

/** Two service users of one name can't be told apart in usage. Under the organization's lock. */
export async function refusalToTakeServiceName(
	tx: Transaction,
	{ organizationId, name, exceptId = null }: { organizationId: string; name: string; exceptId?: string | null },
): Promise<Refusal | null> {
	const [taken] = await tx.sql.query<{ id: string }>(
		`SELECT "id" FROM "user" WHERE "organization_id" = $1::uuid AND "kind" = 'service' AND "status" <> 'removed'
			AND lower("name") = lower($2) AND "id" IS DISTINCT FROM $3::uuid LIMIT 1`,
		[organizationId, name, exceptId],
	);
	return taken ? refuse("CONFLICT", "serviceUserNameTaken", { name }, { field: "name" }) : null;
}

/** What a change of nothing answers. */
export const UNCHANGED = done({ changed: false });
