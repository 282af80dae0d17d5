import { confirmPassword } from "@/lib/auth/limits/confirm-password.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { isSameEmail, requestEmail } from "../request-email.ts";
import { lockOwnUser, type OwnContext } from "./own-user.ts";
import type { RequestEmailChangeInput } from "./schema.ts";

/**
 * Requests another address for the actor: it stays pending until its mailbox confirms, and the old one counts until
 * then (product.md 21). Takes the password (slowed down like the sign-in). An address that belongs to another user gets
 * the same answer as any other; its mailbox finds out only on confirming.
 */
export async function requestEmailChange(
	{ actor, db, clock, visit }: OwnContext,
	{ email, currentPassword }: RequestEmailChangeInput,
): Promise<Result<{ pendingEmail: string }>> {
	if (isSameEmail(email, actor.email) && actor.emailVerified) {
		return refuse("INVALID", "emailIsYours", {}, { field: "email" });
	}
	const confirmed = await confirmPassword({ actor, visit, db }, currentPassword);
	if (!confirmed.ok) return confirmed;
	return transact(
		db,
		async (tx) => {
			const locked = await lockOwnUser(tx, { actor });
			if (!locked.ok) return locked;
			const requested = await requestEmail(tx, { actor, user: locked.value, email });
			return requested.ok ? done({ pendingEmail: email }) : requested;
		},
		{ clock },
	);
}
