import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readToken } from "../tokens/tokens.ts";

/** Whom a link lets in, without using it up; null if it isn't good. */
export async function readSignInLink(
	{ db = database() }: Pick<ReadContext, "db">,
	token: string,
): Promise<{ id: string; name: string; email: string } | null> {
	const found = await readToken(db, { purpose: "sign_in", token });
	return found && db.user.findUnique({ where: { id: found.userId }, select: { id: true, name: true, email: true } });
}
