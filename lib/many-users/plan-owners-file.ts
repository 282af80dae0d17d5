import type { Actor } from "@/lib/auth/actor.ts";
import type { OwnerWish } from "@/lib/owners/plan-credit-owners.ts";
import { findPeopleByEmail } from "@/lib/people/find-people-by-email.ts";
import { type ChangeableUser, lockUsersToChange, readUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { affectedByOwners } from "./affected-by-many.ts";
import type { WrongLine } from "./many-preview.ts";
import { planOwners } from "./plan-many-users.ts";
import type { ManyPlan, PlannedUser } from "./planned-user.ts";
import type { OwnerLine } from "./read-owners-file.ts";

type Wish = OwnerWish & { readonly line: number };

/**
 * Says of each line of a file what it would do, or why it would be refused, as everything is after all of them. Nobody of
 * another organization is found, and it isn't said that they are there. `isLocked`: it is to be stored. Refuses a file that
 * touches too many people (CONFLICT).
 */
export async function planOwnersFile(
	tx: Transaction,
	{ actor, lines, isLocked }: { actor: Actor; lines: readonly OwnerLine[]; isLocked: boolean },
): Promise<Result<{ plan: ManyPlan; wrong: readonly WrongLine[] }>> {
	const { organizationId } = actor;
	const emails = lines.flatMap(({ email, creditOwner }) => [email, creditOwner]);
	const ids = await findPeopleByEmail(tx.sql, { organizationId, emails });
	const named = lines.flatMap(({ email, creditOwner }) => {
		const [userId, ownerId] = [ids.get(email), ids.get(creditOwner)];
		return userId === undefined ? [] : [{ userId, ownerId: ownerId ?? userId }];
	});
	const affected = await affectedByOwners(tx, { organizationId, wishes: named });
	if (!affected.ok) return affected;
	const read = isLocked ? lockUsersToChange : readUsersToChange;
	const users = await read(tx, { organizationId, userIds: affected.value });
	const userOf = (email: string) => users.get(ids.get(email) ?? "");
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
	const people = planned.people.map((person) => inWordsOfFile(person, { wishes, users }));
	return done({ plan: { ...planned, people }, wrong });
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

/** A refusal as a file can mend it: it names the line that gives the wished Credit Owner another one, or asks for lines. */
function inWordsOfFile(
	person: PlannedUser,
	{ wishes, users }: { wishes: ReadonlyMap<string, Wish>; users: ReadonlyMap<string, ChangeableUser> },
): PlannedUser {
	const { refusal, after } = person;
	const line = wishes.get(after)?.line;
	if (refusal?.key === "manyOwnersHaveCreditUsers") {
		return { ...person, refusal: refuse("CONFLICT", "ownersFileHasCreditUsers", refusal.values) };
	}
	if (refusal?.key !== "creditOwnerChangesToo" || line === undefined) return person;
	const values = { ...refusal.values, owner: users.get(after)?.name ?? "", line };
	return { ...person, refusal: refuse("CONFLICT", "creditOwnerChangesInLine", values) };
}
