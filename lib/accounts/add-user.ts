import type { VerbContext } from "@/lib/actions/verb.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { findUserByEmail, lockEmail } from "@/lib/people/find-user-by-email.ts";
import { refusalToEditUsers, rightsLackedBy } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { Language } from "@/lib/text/language.ts";
import { createUser } from "./create-user.ts";
import { lockExternalId, refusalToTakeExternalId } from "./set-external-id.ts";

/** Someone whom the vendor knows. Nothing has proved that they read the mailbox (product.md 21). */
export interface AddedUser {
	readonly name: string;
	readonly email: string;
	/** The vendor's own id. */
	readonly externalId: string | null;
	readonly language?: Language;
	readonly timeZone?: string | null;
}

/** Locks what a new user takes, before every other lock. */
export async function lockNewUser(
	tx: Transaction,
	{ email, externalId }: Pick<AddedUser, "email" | "externalId">,
): Promise<void> {
	await lockEmail(tx, email);
	if (externalId !== null) await lockExternalId(tx, externalId);
}

/** Why there can't be such a user: an account has the address, or a user the id. Under `lockNewUser`. */
export async function refusalToAddUser(
	tx: Transaction,
	{ email, externalId }: Pick<AddedUser, "email" | "externalId">,
): Promise<Refusal | null> {
	if (await findUserByEmail(tx, email)) return refuse("CONFLICT", "emailHasAccount", { email }, { field: "email" });
	return externalId === null ? null : refusalToTakeExternalId(tx, { externalId });
}

/**
 * Makes a user in the actor's organization whom the vendor knows, without a mail and without a password: they come in by a
 * link of the vendor's, or choose a password behind "Forgotten password". Their address lets them into no share group
 * before its mailbox confirms it (product.md 21). For callers who vouch for the address: the vendor's keys. Needs *Edit
 * User*; refuses a role with rights that the actor lacks (product.md 38), an address and an id that a user has.
 */
export async function addUser(
	context: VerbContext,
	{ role, ...user }: AddedUser & { readonly role: "member" | "administrator" },
): Promise<Result<{ userId: string }>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const { organizationId } = actor;
		const userRole = await tx.prisma.userRole.findFirstOrThrow({ where: { organizationId, builtIn: role } });
		if (rightsLackedBy(actor, userRole.rights).length > 0) {
			return refuse("FORBIDDEN", "roleHasRightsYouLack", { role: userRole.name }, { field: "role" });
		}
		const taken = await refusalToAddUser(tx, user);
		if (taken) return taken;
		const stored = { ...user, organizationId, userRoleId: userRole.id, emailVerifiedAt: null, passwordHash: null };
		return done({ userId: await createUser(tx, { actor, ...stored }) });
	});
}
