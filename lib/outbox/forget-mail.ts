import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** Leaves nothing in the outbox of what somebody was told (product.md 37). What waits is not delivered any more. */
export async function forgetMailTo(
	tx: Transaction,
	{ userId, email }: { userId: string; email: string },
): Promise<void> {
	await tx.sql.query(
		`DELETE FROM "mail" WHERE "user_id" = $1::uuid OR lower("recipient_email") = lower($2) RETURNING "id"`,
		[userId, email],
	);
}
