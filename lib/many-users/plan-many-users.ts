import type { Actor } from "@/lib/auth/actor.ts";
import { refuseForCreditUsers } from "@/lib/owners/move-credit-users.ts";
import { movesOf, type OwnerWish, planCreditOwners } from "@/lib/owners/plan-credit-owners.ts";
import type { OwnerMove } from "@/lib/owners/set-credit-owners.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import { readRoles, refusalToChangeRole, refusalToChangeStatus } from "@/lib/user-information/refusals.ts";
import type { ManyPlan, PlannedUser } from "./planned-user.ts";
import type { ManyChange } from "./schema.ts";

type Users = ReadonlyMap<string, ChangeableUser>;
type ChangeOf<What extends ManyChange["what"]> = Extract<ManyChange, { what: What }>;

interface Asked<Change = ManyChange> {
	readonly actor: Actor;
	/** Everyone whom it affects. */
	readonly users: Users;
	readonly people: readonly ChangeableUser[];
	readonly change: Change;
}

/**
 * Says of each of the people whether the change can be made, by the rules of User Information's one Save, and what else
 * changes with it; final under the locks.
 */
export async function planManyUsers(tx: Transaction, { change, ...asked }: Asked): Promise<ManyPlan> {
	switch (change.what) {
		case "creditOwner": {
			const { ownerId, takeAlong } = change;
			const wishes = asked.people.map((user) => ({ user, ownerId: ownerId ?? user.id, line: null }));
			return planOwners(tx, { ...asked, wishes, takeAlong });
		}
		case "role":
			return planRoles(tx, { ...asked, change });
		case "status":
			return planStatuses(tx, { ...asked, change });
	}
}

/** As `planManyUsers`, where each has a Credit Owner of their own. */
export async function planOwners(
	tx: Transaction,
	{
		actor,
		users,
		wishes,
		takeAlong,
	}: { actor: Actor; users: Users; wishes: readonly (OwnerWish & { line: number | null })[]; takeAlong: boolean },
): Promise<ManyPlan> {
	const planned = await planCreditOwners(tx, { actor, users, wishes, takeAlong });
	const people = planned.map(
		({ user, ownerId, refusal, along }, index): PlannedUser => ({
			...{ user, refusal, along, line: wishes[index]?.line ?? null },
			...{ before: user.creditOwnerId, after: ownerId },
		}),
	);
	return { what: "creditOwner", people, moves: movesOf(planned.filter(({ refusal }) => refusal === null)) };
}

async function planRoles(
	tx: Transaction,
	{ actor, people, change: { userRoleId } }: Asked<ChangeOf<"role">>,
): Promise<ManyPlan> {
	const roles = await readRoles(tx, actor.organizationId);
	const leaving: string[] = [];
	const planned: PlannedUser[] = [];
	for (const user of people) {
		const refusal = await refusalToChangeRole(tx, { actor, user, roles, input: { userRoleId }, leaving });
		if (!refusal && userRoleId !== user.userRoleId) leaving.push(user.id);
		planned.push({ user, line: null, before: user.userRoleId, after: userRoleId, refusal, along: [] });
	}
	return { what: "role", people: planned, moves: [] };
}

async function planStatuses(
	tx: Transaction,
	{ actor, users, people, change: { status, takeAlong } }: Asked<ChangeOf<"status">>,
): Promise<ManyPlan> {
	const roles = await readRoles(tx, actor.organizationId);
	const leaving: string[] = [];
	const planned: PlannedUser[] = [];
	for (const user of people) {
		const isLeaving = status === "suspended" && user.status !== status;
		const creditUsers = isLeaving ? [...users.values()].filter((one) => isCreditUserOf(one, user)) : [];
		const refusal: Refusal | null =
			(await refusalToChangeStatus(tx, { actor, user, roles, input: { status }, leaving })) ??
			(creditUsers.length > 0 && !takeAlong
				? refuseForCreditUsers({ user, creditUsers, users }, { key: "suspendedHasCreditUsers" })
				: null);
		if (!refusal && isLeaving) leaving.push(user.id);
		const along = refusal ? [] : creditUsers;
		planned.push({ user, line: null, before: user.status, after: status, refusal, along });
	}
	const moves = planned.flatMap(({ user, along }): OwnerMove[] =>
		along.map(({ id }) => ({ userId: id, oldOwnerId: user.id, newOwnerId: null })),
	);
	return { what: "status", people: planned, moves };
}

function isCreditUserOf(one: ChangeableUser, { id }: ChangeableUser): boolean {
	return one.creditOwnerId === id && one.id !== id;
}
