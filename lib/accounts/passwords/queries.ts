import { type Database, database } from "@/lib/platform/database/db.ts";
import { readToken } from "../tokens/tokens.ts";

/** The user whose password a link resets; null if the link isn't good. */
export async function readPasswordReset(token: string, db: Database = database()): Promise<{ email: string } | null> {
	const found = await readToken(db, { purpose: "password_reset", token });
	return found && db.user.findUnique({ where: { id: found.userId }, select: { email: true } });
}
