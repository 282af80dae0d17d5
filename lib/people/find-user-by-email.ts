import { lockKeys } from "@/lib/platform/database/locks.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** The user whom an address belongs to. */
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

/** The user who has this address, however it is written; null if no user has. */
export async function findUserByEmail({ sql }: Pick<Transaction, "sql">, email: string): Promise<EmailOwner | null> {
	// With SQL, because Prisma's case-insensitive comparison takes `_` and `%` in an address for wildcards.
	const [user] = await sql.query<EmailOwner>(
		`SELECT "id", "name", "email", "organization_id" AS "organizationId", "status"::text AS "status", "language"
		FROM "user" WHERE lower("email") = lower($1)`,
		[email],
	);
	return user ?? null;
}
