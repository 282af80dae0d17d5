import type { VisitorContext } from "@/lib/actions/verb.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { refusalToUsePassword } from "@/lib/auth/passwords/refusal-to-use-password.ts";
import { findUserByEmail, lockEmail } from "@/lib/people/find-user-by-email.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { createFirstAdministrator } from "../create-first-administrator.ts";
import { readToken, useToken } from "../tokens/tokens.ts";
import type { FinishSignUpInput } from "./schema.ts";

/**
 * Makes an organization of one for the reader of the mailbox: named after them, with them as administrator, a verified
 * address and a wallet of every credit type. Refuses alike (NOT_FOUND) a link that is old, used or no link at all, a
 * password against the rules (INVALID), and an address that has got an account in the meantime (CONFLICT).
 */
export async function finishSignUp(
	context: VisitorContext,
	input: FinishSignUpInput,
): Promise<Result<{ userId: string }>> {
	const { db, clock, language } = context;
	const { token, password, timeZone } = input;
	const presented = { purpose: "sign_up", token } as const;
	const wanted = await transact(db, (tx) => readToken(tx, presented), { clock });
	if (!wanted) return refuse("NOT_FOUND", "linkNotGood");
	const fault = refusalToUsePassword(password, { owner: { ...wanted, organizationName: null }, field: "password" });
	if (fault) return fault;
	// Hashing is slow, so it happens before any lock is taken.
	const passwordHash = await hashPassword(password);
	return transact(
		db,
		async (tx) => {
			await lockEmail(tx, wanted.email);
			const used = await useToken(tx, presented);
			if (!used) return refuse("NOT_FOUND", "linkNotGood");
			const { name, email } = used;
			if (await findUserByEmail(tx, email)) return refuse("CONFLICT", "emailHasAccount", { email });
			const user = { name, email, passwordHash, language, timeZone };
			return done({ userId: await createFirstAdministrator(tx, { organization: { name }, user }) });
		},
		{ clock },
	);
}
