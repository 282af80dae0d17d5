import { statusOf } from "@/lib/ledger/posting/status-of.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** The person whom an address belongs to. */
export interface EmailOwner {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly organizationId: string;
	readonly status: "active" | "suspended" | "removed";
	readonly language: string;
}

/** Makes accounts of one address be created one after another. Comes before every other lock. */
export async function lockEmail(tx: Transaction, email: string): Promise<void> {
	await lockKeys(tx.sql, "emails", [email.toLowerCase()]);
}

/** The person who has this address, however it is written; null if none has. A service user has no mailbox. */
export async function findUserByEmail({ sql }: Pick<Transaction, "sql">, email: string): Promise<EmailOwner | null> {
	// With SQL, because Prisma's case-insensitive comparison takes `_` and `%` in an address for wildcards.
	const [user] = await sql.query<EmailOwner>(
		`SELECT "id", "name", "email", "organization_id" AS "organizationId", ${statusOf("user")} AS "status", "language"
		FROM "user" WHERE lower("email") = lower($1) AND "kind" = 'person'`,
		[email],
	);
	return user ?? null;
}
