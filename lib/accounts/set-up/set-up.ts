import type { VisitorContext } from "@/lib/actions/verb.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { refusalToUsePassword } from "@/lib/auth/passwords/refusal-to-use-password.ts";
import { findUserByEmail, lockEmail } from "@/lib/people/find-user-by-email.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { settleDeployment, storeSeller } from "@/lib/seller/store-seller.ts";
import { createFirstAdministrator } from "../create-first-administrator.ts";
import { readToken, useToken } from "../tokens/tokens.ts";
import { isSetUp } from "./queries.ts";
import type { SetUpInput } from "./schema.ts";

/**
 * Makes the operator's organization with its first administrator, and says who sells, for the holder of the link that the first start
 * printed. Their address counts as verified: there is no one yet who could have entered it for them. Refuses once there
 * is an operator (NOT_FOUND), so that of two at once one wins; a link that isn't good; a password against the rules
 * (INVALID).
 */
export async function setUp(
	{ db, clock, language }: VisitorContext,
	input: SetUpInput,
): Promise<Result<{ userId: string }>> {
	const { token, name, email, password, seller, currency, timeZone } = input;
	const early = await transact(db, (tx) => refusalToSetUp(tx, token), { clock });
	if (early) return early;
	const owner = { name, email, organizationName: input.organizationName };
	const fault = refusalToUsePassword(password, { owner, field: "password" });
	if (fault) return fault;
	const passwordHash = await hashPassword(password);
	return transact(
		db,
		async (tx) => {
			await lockKeys(tx.sql, "catalogue", ["all"]);
			await lockEmail(tx, email);
			if (!(await useToken(tx, { purpose: "set_up", token }))) return refuse("NOT_FOUND", "linkNotGood");
			if (await isSetUp({ db: tx.prisma })) return refuse("NOT_FOUND", "notFound");
			if (await findUserByEmail(tx, email)) {
				return refuse("CONFLICT", "emailHasAccount", { email }, { field: "email" });
			}
			const settled = await settleDeployment(tx, { currency, timeZone });
			if (!settled.ok) return settled;
			await storeSeller(tx, seller);
			const organization = { name: input.organizationName, isOperator: true };
			const user = { name, email, passwordHash, language, timeZone: null };
			return done({ userId: await createFirstAdministrator(tx, { organization, user }) });
		},
		{ clock },
	);
}

async function refusalToSetUp(tx: Transaction, token: string): Promise<Refusal | null> {
	if (await isSetUp({ db: tx.prisma })) return refuse("NOT_FOUND", "notFound");
	return (await readToken(tx, { purpose: "set_up", token })) ? null : refuse("NOT_FOUND", "linkNotGood");
}
