import type { Database } from "@/lib/db.ts";
import { readToken } from "@/lib/tokens/tokens.ts";

/** Whether a link to choose another password is good. */
export async function isResetLinkGood(token: string, db?: Database): Promise<boolean> {
	return (await readToken(db, { purpose: "password_reset", token })) !== null;
}
