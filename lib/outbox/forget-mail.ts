import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** Removes users' mail from the outbox (product.md 37). Queued mail is not delivered any more. */
export async function forgetMailTo(
	tx: Transaction,
	users: readonly { readonly id: string; readonly email: string }[],
): Promise<void> {
	await tx.sql.execute(
		`DELETE FROM "mail" WHERE "user_id" = ANY ($1::uuid[]) OR lower("recipient_email") = ANY ($2::text[])`,
		[users.map(({ id }) => id), users.map(({ email }) => email.toLowerCase())],
	);
}
