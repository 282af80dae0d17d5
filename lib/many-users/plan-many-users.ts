import type { Actor } from "@/lib/auth/actor.ts";
import { refuseForCreditUsers } from "@/lib/owners/move-credit-users.ts";
import { movesOf, type OwnerWish, planCreditOwners } from "@/lib/owners/plan-credit-owners.ts";
import type { OwnerMove } from "@/lib/owners/set-credit-owners.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import {
	isAdministrator,
	readRoles,
	refusalToChangeRole,
	refusalToChangeStatus,
} from "@/lib/user-information/refusals.ts";
import { planLimits } from "./plan-limits.ts";
import type { ManyPlan, PlannedUser } from "./planned-user.ts";
import type { ChangeOf, ManyChange } from "./schema.ts";

type Users = ReadonlyMap<string, ChangeableUser>;

interface Asked<Change = ManyChange> {
	readonly actor: Actor;
	/** Everyone whom it affects. */
	readonly users: Users;
	readonly people: readonly ChangeableUser[];
	readonly change: Change;
}

/**
 * Says of each of the people whether the change can be made, by the rules of User Information's one Save, and what else
 * changes with it; final under the locks (`lockMany`).
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
		case "limit":
			return planLimits(tx, { ...asked, change });
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
	const { roles, ...read } = await readRoles(tx, actor.organizationId);
	let { administrators } = read;
	const planned: PlannedUser[] = [];
	for (const user of people) {
		const refusal = refusalToChangeRole({ actor, user, roles, administrators, input: { userRoleId } });
		if (!refusal && userRoleId !== user.userRoleId && isAdministrator(roles, user)) administrators -= 1;
		planned.push({ user, line: null, before: user.userRoleId, after: userRoleId, refusal, along: [] });
	}
	return { what: "role", people: planned, moves: [] };
}

async function planStatuses(
	tx: Transaction,
	{ actor, users, people, change: { status, takeAlong } }: Asked<ChangeOf<"status">>,
): Promise<ManyPlan> {
	const { roles, ...read } = await readRoles(tx, actor.organizationId);
	let { administrators } = read;
	const creditUsersOf = byCreditOwner(users);
	const planned: PlannedUser[] = [];
	for (const user of people) {
		const isLeaving = status === "suspended" && user.status !== status;
		const creditUsers = isLeaving ? (creditUsersOf.get(user.id) ?? []) : [];
		const refusal: Refusal | null =
			refusalToChangeStatus({ actor, user, roles, administrators, input: { status } }) ??
			(creditUsers.length > 0 && !takeAlong
				? refuseForCreditUsers({ user, creditUsers, users }, { key: "manySuspendedHaveCreditUsers" })
				: null);
		if (!refusal && isLeaving && isAdministrator(roles, user)) administrators -= 1;
		const along = refusal ? [] : creditUsers;
		planned.push({ user, line: null, before: user.status, after: status, refusal, along });
	}
	const moves = planned.flatMap(({ user, along }): OwnerMove[] =>
		along.map(({ id }) => ({ userId: id, oldOwnerId: user.id, newOwnerId: null })),
	);
	return { what: "status", people: planned, moves };
}

/** Credit Users by their Credit Owner. */
function byCreditOwner(users: Users): ReadonlyMap<string, readonly ChangeableUser[]> {
	const found = new Map<string, ChangeableUser[]>();
	for (const user of users.values()) {
		if (user.creditOwnerId === user.id) continue;
		const before = found.get(user.creditOwnerId);
		if (before) before.push(user);
		else found.set(user.creditOwnerId, [user]);
	}
	return found;
}
