import { recordAudit } from "@/lib/audit/record-audit.ts";
import { endSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { findUserByEmail, lockEmail } from "@/lib/people/find-user-by-email.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { readToken, useToken as takeToken } from "../tokens/tokens.ts";
import { lockOwnUser, type OwnContext } from "./own-user.ts";
import type { ConfirmEmailInput } from "./schema.ts";

/**
 * The mailbox of a new address confirms: it counts from now on, the old one is told, and every other session ends
 * (product.md 21). It takes both the link and the account's own sign-in, so that neither an administrator who enters
 * their own address for a user nor the reader of a mistyped mailbox gets into the account. A link that is old, used up,
 * voided or another account's is refused alike; an address that another user has taken in the meantime is refused
 * (CONFLICT), and the link isn't used up.
 */
export async function confirmEmail(
	{ actor, db, clock, visit }: OwnContext,
	{ token }: ConfirmEmailInput,
): Promise<Result<{ email: string }>> {
	const presented = { purpose: "email_change", token } as const;
	return transact(
		db,
		async (tx) => {
			const wanted = await readToken(tx, presented);
			if (wanted?.userId !== actor.userId) return refuse("NOT_FOUND", "emailChangeInvalid");
			// Two accounts that confirm one address at once wait for each other here, so that the later one is refused.
			await lockEmail(tx, wanted.email);
			const locked = await lockOwnUser(tx, { actor });
			if (!locked.ok) return locked;
			const user = locked.value;
			const used = await takeToken(tx, presented);
			if (!used) return refuse("NOT_FOUND", "emailChangeInvalid");
			const { email } = used;
			const holder = await findUserByEmail(tx, email);
			if (holder && holder.id !== user.id) return refuse("CONFLICT", "emailTaken", { email });

			const emailVerifiedAt = await tx.clock.now(tx.sql);
			await tx.prisma.user.update({
				where: { id: user.id },
				data: { email, emailVerifiedAt, pendingEmail: null, version: { increment: 1 } },
			});
			await endSessionsOfUser(tx, user.id, { except: visit.sessionId });
			const { organizationId } = actor;
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "user.email_changed",
				subject: { type: "user", id: user.id },
				before: { email: user.email },
				after: { email },
			});
			const { id: userId, name, language } = user;
			await enqueueMail(tx, {
				kind: "email_changed",
				to: { email: user.email, name, userId, organizationId, language },
				facts: { userId },
			});
			return done({ email });
		},
		{ clock },
	);
}
