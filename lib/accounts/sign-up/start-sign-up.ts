import type { VisitorContext } from "@/lib/actions/verb.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { findUserByEmail } from "@/lib/people/find-user-by-email.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { DEFAULT_LANGUAGE } from "@/lib/text/language.ts";
import type { StartSignUpInput } from "./schema.ts";

/**
 * Writes to an address that a visitor wants to sign up with: a link to continue with or, if the address has an account,
 * what to do instead. The answer and the work are the same, so that this doesn't reveal who has an account; the answer
 * is also the same when the mailbox has been written to often enough and nothing is sent (`isSilenced`).
 */
export async function startSignUp(
	{ db, clock, language, isSilenced }: VisitorContext,
	{ name, email }: StartSignUpInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const owner = await findUserByEmail(tx, email);
			if (isSilenced) return done(null);
			if (owner) {
				const { id: userId, organizationId } = owner;
				const to = { email: owner.email, name: owner.name, userId, organizationId, language: owner.language };
				await enqueueMail(tx, { kind: "sign_up_known", to, facts: {} });
			} else {
				const to = { email, name, userId: null, organizationId: null, language: language ?? DEFAULT_LANGUAGE };
				await enqueueMail(tx, { kind: "sign_up", to, facts: { name } });
			}
			return done(null);
		},
		{ clock },
	);
}
