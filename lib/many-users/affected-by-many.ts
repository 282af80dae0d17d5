import { readUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { MOST_TOGETHER } from "./bounds.ts";
import type { ManyChange } from "./schema.ts";

interface Selected {
	readonly organizationId: string;
	/** Each once. */
	readonly userIds: readonly string[];
}

/**
 * The ids of everyone whom a change of these users touches: a role touches them alone, so that charges of the credits that
 * they share go on; a limit also those whose credits they use. Refuses more than `MOST_TOGETHER` people (CONFLICT). Final only after `lockOrganizations`.
 */
export async function affectedByMany(
	tx: Transaction,
	{ organizationId, userIds, change }: Selected & { change: ManyChange },
): Promise<Result<readonly string[]>> {
	const selected = { organizationId, userIds: [...new Set(userIds)] };
	switch (change.what) {
		case "creditOwner": {
			const wishes = selected.userIds.map((userId) => ({ userId, ownerId: change.ownerId ?? userId }));
			return affectedByOwners(tx, { organizationId, wishes });
		}
		case "role":
			return done(selected.userIds);
		case "status":
			return change.status === "active"
				? done(selected.userIds)
				: withCreditUsers(tx, { ...selected, ownerIds: selected.userIds });
		case "limit":
			return done(await withOwners(tx, selected));
	}
}

/** The selected and the users whose credits they use. */
async function withOwners(tx: Transaction, { organizationId, userIds }: Selected): Promise<readonly string[]> {
	const users = await readUsersToChange(tx, { organizationId, userIds });
	return [...new Set([...userIds, ...[...users.values()].map(({ creditOwnerId }) => creditOwnerId)])];
}

/**
 * As `affectedByMany`, where each gets a Credit Owner of their own: the wished ones, the old ones of those who leave them,
 * and the Credit Users of those who become Credit Users.
 */
export async function affectedByOwners(
	tx: Transaction,
	{
		organizationId,
		wishes,
	}: { organizationId: string; wishes: readonly { readonly userId: string; readonly ownerId: string }[] },
): Promise<Result<readonly string[]>> {
	const userIds = [...new Set(wishes.map(({ userId }) => userId))];
	const users = await readUsersToChange(tx, { organizationId, userIds });
	const moving = wishes.flatMap(({ userId, ownerId }) => {
		const oldOwnerId = users.get(userId)?.creditOwnerId;
		return oldOwnerId === undefined || oldOwnerId === ownerId ? [] : [{ userId, ownerId, oldOwnerId }];
	});
	const ownerIds = moving.filter(({ userId, ownerId }) => userId !== ownerId).map(({ userId }) => userId);
	const together = await withCreditUsers(tx, { organizationId, userIds, ownerIds });
	if (!together.ok) return together;
	const owners = [...wishes.map(({ ownerId }) => ownerId), ...moving.map(({ oldOwnerId }) => oldOwnerId)];
	return done([...new Set([...together.value, ...owners])]);
}

/** The selected and the Credit Users of some of them; counted before any is read. */
async function withCreditUsers(
	tx: Transaction,
	{ organizationId, userIds, ownerIds }: Selected & { ownerIds: readonly string[] },
): Promise<Result<readonly string[]>> {
	if (ownerIds.length === 0) return done(userIds);
	const where = { organizationId, creditOwnerId: { in: [...ownerIds] }, id: { notIn: [...userIds] } };
	const count = userIds.length + (await tx.prisma.user.count({ where }));
	if (count > MOST_TOGETHER) return refuse("CONFLICT", "manyTogether", { count, most: MOST_TOGETHER });
	const creditUsers = await tx.prisma.user.findMany({ where, select: { id: true } });
	return done([...userIds, ...creditUsers.map(({ id }) => id)]);
}
