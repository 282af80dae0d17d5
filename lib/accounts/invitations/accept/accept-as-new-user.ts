import type { VisitorContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { loadActor } from "@/lib/auth/actor.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { refusalToUsePassword } from "@/lib/auth/passwords/refusal-to-use-password.ts";
import { giveDefaultOwner } from "@/lib/owners/give-default-owner.ts";
import { findUserByEmail, lockEmail } from "@/lib/people/find-user-by-email.ts";
import { lockOrganizations } from "@/lib/people/lock-users-to-change.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { createUser } from "../../create-user.ts";
import { readToken, useToken as spendToken } from "../../tokens/tokens.ts";
import { isStillGranted } from "../end-ungranted-invitations.ts";
import type { AcceptAsNewUserInput } from "../schema.ts";

/**
 * Accepts an invitation for the reader of the invited mailbox, who has no account: makes a user of the inviting
 * organization with the invited role, a verified address and the Credit Owner of new users (product.md 57). Refuses a link
 * that isn't good, including one whose invitation has ended (NOT_FOUND), a password against the rules (INVALID), and an
 * address that has an account (CONFLICT): its owner signs in and accepts with it.
 */
export async function acceptAsNewUser(
	context: VisitorContext,
	input: AcceptAsNewUserInput,
): Promise<Result<{ userId: string }>> {
	const { db, clock, language } = context;
	const { token, name, password, timeZone } = input;
	const invited = await transact(db, (tx) => readInvited(tx, token), { clock });
	if (!invited) return refuse("NOT_FOUND", "linkNotGood");
	const { email } = invited;
	const owner = { name, email, organizationName: invited.organization.name };
	const fault = refusalToUsePassword(password, { owner, field: "password" });
	if (fault) return fault;
	// Hashing is slow, so it happens before any lock is taken.
	const passwordHash = await hashPassword(password);
	return transact(
		db,
		async (tx) => {
			await lockEmail(tx, email);
			await lockOrganizations(tx, [invited.organizationId]);
			// The inviter may have lost the rights that they granted.
			const counts = (await isStillGranted(tx, invited.id)) && (await spendToken(tx, { purpose: "invitation", token }));
			if (!counts) return refuse("NOT_FOUND", "linkNotGood");
			if (await findUserByEmail(tx, email)) return refuse("CONFLICT", "emailHasAccount", { email });
			const { id, organizationId, userRoleId, invitedById } = await tx.prisma.invitation.findUniqueOrThrow({
				where: { id: invited.id },
			});
			// An open invitation has a role: the table says so.
			if (userRoleId === null) return refuse("NOT_FOUND", "linkNotGood");
			const emailVerifiedAt = await tx.clock.now(tx.sql);
			const person = { organizationId, userRoleId, name, email, emailVerifiedAt, passwordHash, language, timeZone };
			const userId = await createUser(tx, { actor: null, ...person });
			await giveDefaultOwner(tx, { organizationId, userId, invitedById });
			await closeAccepted(tx, { invitationId: id, organizationId, userId });
			return done({ userId });
		},
		{ clock },
	);
}

async function readInvited(tx: Transaction, token: string) {
	const found = await readToken(tx, { purpose: "invitation", token });
	return (
		found && tx.prisma.invitation.findUnique({ where: { id: found.invitationId }, include: { organization: true } })
	);
}

/** Ends an invitation because its receiver has joined; the receiver is the actor. */
export async function closeAccepted(
	tx: Transaction,
	{ invitationId, organizationId, userId }: { invitationId: string; organizationId: string; userId: string },
): Promise<void> {
	const acceptedAt = await tx.clock.now(tx.sql);
	await tx.prisma.invitation.update({ where: { id: invitationId }, data: { acceptedAt, acceptedById: userId } });
	await recordAudit(tx, {
		actor: await loadActor(userId, tx.prisma),
		organizationId,
		action: "invitation.accepted",
		subject: { type: "invitation", id: invitationId },
	});
}
