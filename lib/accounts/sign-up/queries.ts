import type { Database } from "@/lib/platform/database/db.ts";
import { readToken } from "../tokens/tokens.ts";

/** The person signing up with this link; null if it isn't good. */
export async function readSignUp(token: string, db?: Database): Promise<{ name: string; email: string } | null> {
	const found = await readToken(db, { purpose: "sign_up", token });
	return found && { name: found.name, email: found.email };
}
