import type { Actor } from "@/lib/auth/actor.ts";
import { affectedByOwners, type OwnerWish } from "@/lib/owners/plan-credit-owners.ts";
import { findUsersByText } from "@/lib/people/find-users-by-text.ts";
import { type ChangeableUser, lockUsersToChange, readUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import type { WrongLine } from "./many-preview.ts";
import { planOwners } from "./plan-many-users.ts";
import type { ManyPlan, PlannedUser } from "./planned-user.ts";
import type { OwnerLine } from "./read-owners-file.ts";

type Wish = OwnerWish & { readonly line: number };

/**
 * Says of each line of a file what it would do, or why it would be refused, as everything is after all of them. Nobody of
 * another organization is found, and it isn't said that they are there. `isLocked`: it is to be stored.
 */
export async function planOwnersFile(
	tx: Transaction,
	{ actor, lines, isLocked }: { actor: Actor; lines: readonly OwnerLine[]; isLocked: boolean },
): Promise<{ plan: ManyPlan; wrong: readonly WrongLine[] }> {
	const { organizationId } = actor;
	const texts = lines.flatMap(({ email, creditOwner }) => [email, creditOwner]).filter((text) => text.includes("@"));
	const found = await findUsersByText(tx.sql, [...new Set(texts)], { confinedToId: organizationId });
	const idOf = (text: string) => found.get(text)?.id;
	const userIds = lines.flatMap(({ email }) => idOf(email) ?? []);
	const ownerIds = lines.flatMap(({ creditOwner }) => idOf(creditOwner) ?? []);
	const ids = await affectedByOwners(tx, { organizationId, userIds, ownerIds });
	const read = isLocked ? lockUsersToChange : readUsersToChange;
	const users = await read(tx, { organizationId, userIds: ids });
	const userOf = (text: string) => users.get(idOf(text) ?? "");
	const wrong: WrongLine[] = [];
	const wishes = new Map<string, Wish>();
	for (const line of lines) {
		const user = userOf(line.email);
		const owner = userOf(line.creditOwner);
		const refusal = refusalToReadLine(line, { user, owner, firstLine: user && wishes.get(user.id)?.line });
		if (refusal) wrong.push({ line: line.line, text: line.email, refusal });
		else if (user && owner) wishes.set(user.id, { user, ownerId: owner.id, line: line.line });
	}
	const planned = await planOwners(tx, { actor, users, wishes: [...wishes.values()], takeAlong: false });
	const people = planned.people.map((person) => withLineOfChain(person, { wishes, users }));
	return { plan: { ...planned, people }, wrong };
}

function refusalToReadLine(
	{ email, creditOwner, isBroken }: OwnerLine,
	{ user, owner, firstLine }: { user?: ChangeableUser; owner?: ChangeableUser; firstLine?: number },
): Refusal | null {
	if (isBroken) return refuse("INVALID", "ownersFileCells");
	if (email === "") return refuse("INVALID", "ownersFileNoEmail");
	if (!user) return refuse("NOT_FOUND", "ownersFileUnknown", { email });
	if (firstLine !== undefined) return refuse("CONFLICT", "ownersFileTwice", { email, line: firstLine });
	if (creditOwner === "") return refuse("INVALID", "ownersFileNoOwner");
	return owner ? null : refuse("NOT_FOUND", "ownersFileUnknown", { email: creditOwner });
}

/** Names the line that gives the wished Credit Owner another one, where there is one. */
function withLineOfChain(
	person: PlannedUser,
	{ wishes, users }: { wishes: ReadonlyMap<string, Wish>; users: ReadonlyMap<string, ChangeableUser> },
): PlannedUser {
	const line = wishes.get(person.after)?.line;
	if (person.refusal?.key !== "creditOwnerChangesToo" || line === undefined) return person;
	const values = { ...person.refusal.values, owner: users.get(person.after)?.name ?? "", line };
	return { ...person, refusal: refuse("CONFLICT", "creditOwnerChangesInLine", values) };
}
