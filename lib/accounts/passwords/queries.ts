import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readToken } from "../tokens/tokens.ts";

/** The user whose password a link resets; null if the link isn't good. */
export async function readPasswordReset(
	{ db = database() }: Pick<ReadContext, "db">,
	token: string,
): Promise<{ email: string } | null> {
	const found = await readToken(db, { purpose: "password_reset", token });
	return found && db.user.findUnique({ where: { id: found.userId }, select: { email: true } });
}
