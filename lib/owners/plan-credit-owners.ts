import type { Actor } from "@/lib/auth/actor.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import { type RightsHolder, refusalToTakeOver } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { readRightsOf, refuseForCreditUsers } from "./move-credit-users.ts";
import { refusalToChooseOwner } from "./policy.ts";
import type { OwnerMove } from "./set-credit-owners.ts";

/** Whose credits a user is to use: `ownerId` is the user's own id for their own. */
export interface OwnerWish {
	readonly user: ChangeableUser;
	readonly ownerId: string;
}

/** What becomes of a wish. */
interface PlannedOwner extends OwnerWish {
	/** False where the user has this Credit Owner already. */
	readonly isChange: boolean;
	readonly refusal: Refusal | null;
	/** The user's own Credit Users that go to the same Credit Owner with them (product.md 2). */
	readonly along: readonly ChangeableUser[];
}

interface Wishes {
	readonly actor: Actor;
	/** Everyone whom they affect: these users, the wished Credit Owners, and the users of those who become Credit Users. */
	readonly users: ReadonlyMap<string, ChangeableUser>;
	readonly wishes: readonly OwnerWish[];
	/** Whether Credit Users of those who become Credit Users go along; otherwise these are refused. */
	readonly takeAlong: boolean;
}

/**
 * Says of each of several wishes at once whether it can be fulfilled, by the rules of a single one (product.md 1, 2 and
 * 38), as everything is after all of them: a user who gets another Credit Owner in the same change can't become one, and
 * a user who goes back to their own credits can. Final under the locks.
 */
export async function planCreditOwners(
	tx: Transaction,
	{ actor, users, wishes, takeAlong }: Wishes,
): Promise<PlannedOwner[]> {
	const wished = new Map(wishes.map(({ user, ownerId }) => [user.id, ownerId]));
	const ownerAfter = (user: ChangeableUser) => wished.get(user.id) ?? user.creditOwnerId;
	const creditUsers = creditUsersOf(users.values(), ownerAfter);
	const names = await readNames(tx, { users, ids: wishes.map(({ ownerId }) => ownerId), ownerAfter });
	const takesOver = wishes.some(({ user, ownerId }) => ownerId === actor.userId && ownerId !== user.creditOwnerId);
	const holders = takesOver ? await readRightsOf(tx, [...users.values()]) : new Map<string, RightsHolder>();
	const refusalToTake = (taken: readonly ChangeableUser[]) =>
		refusalToTakeOver(
			actor,
			taken.flatMap(({ id }) => holders.get(id) ?? []),
			"creditOwnerId",
		);
	const planned: PlannedOwner[] = [];
	for (const { user, ownerId } of wishes) {
		const isChange = ownerId !== user.creditOwnerId;
		const owner = users.get(ownerId);
		const left = isChange && ownerId !== user.id ? (creditUsers.get(user.id) ?? []) : [];
		const along = takeAlong ? left : [];
		const refusal = isChange
			? (refusalToUse({ user, owner, ownerId: owner && ownerAfter(owner), names }) ??
				(ownerId === actor.userId ? refusalToTake([user, ...along]) : null) ??
				refusalToLeaveThem({ user, creditUsers: takeAlong ? [] : left, users, owner: owner?.name ?? "" }))
			: null;
		planned.push({ user, ownerId, isChange, refusal, along: refusal ? [] : along });
	}
	return planned;
}

/** The Credit Owners that wishes change, those of Credit Users who go along included. No wish among them is refused. */
export function movesOf(planned: readonly PlannedOwner[]): OwnerMove[] {
	return planned.flatMap(({ user, ownerId, isChange, along }) => {
		if (!isChange) return [];
		const own = { userId: user.id, oldOwnerId: user.creditOwnerId, newOwnerId: ownerId === user.id ? null : ownerId };
		return [own, ...along.map(({ id }) => ({ userId: id, oldOwnerId: user.id, newOwnerId: ownerId }))];
	});
}

/** By Credit Owner, the users who use their credits before and after the change; newcomers have a refusal of their own. */
function creditUsersOf(
	users: Iterable<ChangeableUser>,
	ownerAfter: (user: ChangeableUser) => string,
): ReadonlyMap<string, ChangeableUser[]> {
	const found = new Map<string, ChangeableUser[]>();
	for (const user of users) {
		const ownerId = ownerAfter(user);
		if (ownerId === user.id || ownerId !== user.creditOwnerId) continue;
		const before = found.get(ownerId);
		if (before) before.push(user);
		else found.set(ownerId, [user]);
	}
	return found;
}

function refusalToUse({
	user,
	owner,
	ownerId,
	names,
}: {
	user: ChangeableUser;
	owner: ChangeableUser | undefined;
	/** The Credit Owner whom the owner has then. */
	ownerId: string | undefined;
	names: ReadonlyMap<string, string>;
}): Refusal | null {
	if (!owner || ownerId === undefined)
		return refuse("NOT_FOUND", "creditOwnerNotFound", {}, { field: "creditOwnerId" });
	if (owner.id === user.id) return null;
	const choose = names.get(ownerId) ?? "";
	if (ownerId !== owner.id && ownerId !== owner.creditOwnerId) {
		const values = { owner: owner.name, choose };
		return refuse("CONFLICT", "creditOwnerChangesToo", values, { field: "creditOwnerId" });
	}
	return refusalToChooseOwner(user, { ...owner, creditOwner: { id: ownerId, name: choose } });
}

function refusalToLeaveThem({
	user,
	creditUsers,
	users,
	owner,
}: {
	user: ChangeableUser;
	creditUsers: readonly ChangeableUser[];
	users: ReadonlyMap<string, ChangeableUser>;
	owner: string;
}): Refusal | null {
	if (creditUsers.length === 0) return null;
	return refuseForCreditUsers({ user, creditUsers, users }, { key: "manyOwnersHaveCreditUsers", owner });
}

/** The names, by id, of the Credit Owners that the wished ones have after the change. */
async function readNames(
	tx: Transaction,
	{
		users,
		ids,
		ownerAfter,
	}: {
		users: ReadonlyMap<string, ChangeableUser>;
		ids: readonly string[];
		ownerAfter: (user: ChangeableUser) => string;
	},
): Promise<ReadonlyMap<string, string>> {
	const wanted = new Set(ids.flatMap((id) => [users.get(id)].flatMap((owner) => (owner ? ownerAfter(owner) : []))));
	const found = await tx.prisma.user.findMany({ where: { id: { in: [...wanted] } }, select: { id: true, name: true } });
	return new Map(found.map(({ id, name }) => [id, name]));
}
