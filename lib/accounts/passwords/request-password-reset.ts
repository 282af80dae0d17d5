import type { VisitorContext } from "@/lib/actions/verb.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { findUserByEmail } from "@/lib/people/find-user-by-email.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { DEFAULT_LANGUAGE } from "@/lib/text/language.ts";
import type { RequestPasswordResetInput } from "./schema.ts";

/**
 * Writes to an address whose owner forgot their password: a link to choose another one with or, if no account signs in
 * with this address, a mail that says so. The answer and the work are the same, so that this doesn't reveal who has an
 * account; a suspended user gains nothing (product.md 36). The answer is also the same when the mailbox has been
 * written to often enough and nothing is sent (`isSilenced`).
 */
export async function requestPasswordReset(
	context: VisitorContext,
	{ email }: RequestPasswordResetInput,
): Promise<Result<null>> {
	return transact(
		context.db,
		async (tx) => {
			const owner = await findUserByEmail(tx, email);
			if (context.isSilenced) return done(null);
			if (owner?.status === "active") {
				const { id: userId, name, organizationId, language } = owner;
				const to = { email: owner.email, name, userId, organizationId, language };
				await enqueueMail(tx, { kind: "password_reset", to, facts: { userId } });
			} else {
				const language = context.language ?? DEFAULT_LANGUAGE;
				const to = { email, name: null, userId: null, organizationId: null, language };
				await enqueueMail(tx, { kind: "password_reset_unknown", to, facts: {} });
			}
			return done(null);
		},
		{ clock: context.clock },
	);
}
