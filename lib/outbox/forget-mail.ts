import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** Removes a user's mail from the outbox (product.md 37). Queued mail is not delivered any more. */
export async function forgetMailTo(
	tx: Transaction,
	{ userId, email }: { userId: string; email: string },
): Promise<void> {
	await tx.sql.execute(`DELETE FROM "mail" WHERE "user_id" = $1::uuid OR lower("recipient_email") = lower($2)`, [
		userId,
		email,
	]);
}
