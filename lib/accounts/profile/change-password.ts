import { recordAudit } from "@/lib/audit/record-audit.ts";
import { confirmPassword } from "@/lib/auth/limits/confirm-password.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { refusalToUsePassword } from "@/lib/auth/passwords/refusal-to-use-password.ts";
import { endSessionsOfUser, startSession } from "@/lib/auth/sessions/sessions.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { dropPendingEmail } from "../request-email.ts";
import { voidTokens } from "../tokens/tokens.ts";
import { lockOwnUser, type OwnContext } from "./own-user.ts";
import type { ChangePasswordInput } from "./schema.ts";

/**
 * Changes the actor's password, which takes the current one (slowed down like the sign-in). Every session ends, this
 * one too: it continues under the new id that is returned. To leave no way in to someone who knew the old password, a
 * pending address is cancelled and a link to reset the password stops working. The mailbox is told.
 */
export async function changePassword(
	{ actor, db, clock, visit }: OwnContext,
	{ currentPassword, newPassword }: ChangePasswordInput,
): Promise<Result<{ sessionId: string }>> {
	const confirmed = await confirmPassword({ actor, visit, db }, currentPassword);
	if (!confirmed.ok) return confirmed;
	const field = "newPassword";
	if (newPassword === currentPassword) return refuse("INVALID", "passwordUnchanged", {}, { field });
	const fault = refusalToUsePassword(newPassword, { owner: actor, field });
	if (fault) return fault;
	const passwordHash = await hashPassword(newPassword);
	return transact(
		db,
		async (tx) => {
			const locked = await lockOwnUser(tx, { actor });
			if (!locked.ok) return locked;
			const user = locked.value;
			const stored = await tx.prisma.user.findUniqueOrThrow({
				where: { id: user.id },
				select: { passwordHash: true },
			});
			if (stored.passwordHash !== confirmed.value.passwordHash) return refuse("STALE", "passwordChangedMeanwhile");

			await tx.prisma.user.update({ where: { id: user.id }, data: { passwordHash } });
			await dropPendingEmail(tx, { actor, user });
			await voidTokens(tx, { purpose: "password_reset", userId: user.id });
			await endSessionsOfUser(tx, user.id);
			const { ipAddress, userAgent } = visit;
			const sessionId = await startSession({ userId: user.id, ipAddress, userAgent }, tx.prisma);
			const { organizationId } = actor;
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "user.password_changed",
				subject: { type: "user", id: user.id },
			});
			const { id: userId, name, email, language } = user;
			await enqueueMail(tx, {
				kind: "password_changed",
				to: { email, name, userId, organizationId, language },
				facts: { userId },
			});
			return done({ sessionId });
		},
		{ clock },
	);
}
