import type { ReadContext } from "@/lib/actions/verb.ts";
import { readToken } from "../tokens/tokens.ts";

/** The person signing up with this link; null if it isn't good. */
export async function readSignUp(
	{ db }: Pick<ReadContext, "db">,
	token: string,
): Promise<{ name: string; email: string } | null> {
	const found = await readToken(db, { purpose: "sign_up", token });
	return found && { name: found.name, email: found.email };
}
