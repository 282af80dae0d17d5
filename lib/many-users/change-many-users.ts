import { endUngrantedInvitations } from "@/lib/accounts/invitations/end-ungranted-invitations.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import type { Posting } from "@/lib/ledger/posting/posting.ts";
import { lockLimitedWallets, setExceptions } from "@/lib/limits/set-exceptions.ts";
import { setCreditOwners } from "@/lib/owners/set-credit-owners.ts";
import { tellOfCreditOwners } from "@/lib/owners/tell-of-credit-owners.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { type ChangeableUser, lockUsersToChange, readUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { storeFields } from "@/lib/user-information/store-fields.ts";
import { storeStatuses } from "@/lib/user-information/store-statuses.ts";
import { affectedByMany } from "./affected-by-many.ts";
import { readManyPreview } from "./many-preview.ts";
import { peopleOf } from "./people-of.ts";
import { planManyUsers } from "./plan-many-users.ts";
import type { ManyPlan } from "./planned-user.ts";
import type { ChangeManyUsersInput, ManyChange } from "./schema.ts";

/**
 * Makes one change of several people, of all of them or of none: decided again under the locks, and stored, told and
 * audited as User Information's one Save does for each. Refuses with STALE where anything of what was confirmed is no
 * longer so, with the new preview as `details`, with CONFLICT where somebody in it is refused, and with NOT_FOUND where nobody
 * of them is here any more. Needs *Edit User*. Returns how many changed, Credit Users who went along not counted.
 */
export async function changeManyUsers(
	context: VerbContext,
	{ userIds, change, stamp }: ChangeManyUsersInput,
): Promise<Result<{ changed: number }>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const affected = await affectedByMany(tx, { organizationId: actor.organizationId, userIds, change });
		if (!affected.ok) return affected;
		const { users, people, wallets } = await lockMany(tx, { actor, userIds, affected: affected.value, change });
		if (people.length === 0) return refuse("NOT_FOUND", "userNotFound");
		const plan = await planManyUsers(tx, { actor, users, people, change });
		const preview = await readManyPreview(tx, { actor, plan });
		if (preview.stamp !== stamp) return refuse("STALE", "manyChangedMeanwhile", {}, { details: preview });
		if (preview.refused > 0) return refuse("CONFLICT", "manyRefused", { count: preview.refused }, { details: preview });
		await storeMany(tx, { actor, plan, change, wallets });
		return done({ changed: preview.changing });
	});
}

interface Locked {
	readonly users: ReadonlyMap<string, ChangeableUser>;
	readonly people: readonly ChangeableUser[];
	/** On which limits are set; null where none are. */
	readonly wallets: Posting | null;
}

/**
 * Locks everyone whom the change touches. A limit leaves the people as they are: the organization's lock keeps who uses
 * whose credits, nobody's charges wait for their rows, and the wallets follow, all of them at once.
 */
async function lockMany(
	tx: Transaction,
	{
		actor: { organizationId, userId },
		userIds,
		affected,
		change,
	}: { actor: Actor; userIds: readonly string[]; affected: readonly string[]; change: ManyChange },
): Promise<Locked> {
	if (change.what !== "limit") {
		const users = await lockUsersToChange(tx, { organizationId, userIds: affected });
		return { users, people: peopleOf(users, userIds), wallets: null };
	}
	await lockUsers(tx.sql, [userId, ...affected]);
	const users = await readUsersToChange(tx, { organizationId, userIds: affected });
	const people = peopleOf(users, userIds);
	const ownerIds = [...new Set(people.map(({ creditOwnerId }) => creditOwnerId))];
	const { creditTypeId } = change;
	return { users, people, wallets: await lockLimitedWallets(tx, { ownerIds, creditTypeId }) };
}

interface Storing {
	readonly actor: Actor;
	readonly plan: ManyPlan;
	readonly change: ManyChange;
	readonly wallets: Posting | null;
}

/** Under the locks; nobody in the plan is refused. */
async function storeMany(tx: Transaction, { actor, plan: { people, moves }, change, wallets }: Storing): Promise<void> {
	if (moves.length > 0) {
		await setCreditOwners(tx, { actor, organizationId: actor.organizationId, moves });
		await tellOfCreditOwners(tx, { moves, changedById: actor.userId });
	}
	if (change.what === "creditOwner") return;
	const changing = people.filter(({ before, after }) => before !== after);
	if (changing.length === 0) return;
	const users = changing.map(({ user }) => user);
	if (change.what === "limit") {
		const limited = changing.flatMap(({ limits }) => limits ?? []);
		if (wallets) await setExceptions(tx, wallets, { ...change, actor, people: limited });
		return;
	}
	if (change.what === "role") await storeFields(tx, { actor, users, fields: { userRoleId: change.userRoleId } });
	else await storeStatuses(tx, { actor, users, status: change.status });
	await endUngrantedInvitations(tx, { actor });
}
