import { type ApiKey, findApiKey } from "@/lib/api-keys/find-api-key.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Problem, problemOf } from "../answers/problem.ts";

/** In a header and nowhere else: an address is in every log on its way. */
const BEARER = /^Bearer +(\S+)$/i;

/**
 * The key that a request comes with, or why it doesn't count. That of a paused service user counts where it `spends`: the
 * ledger refuses that, saying by whom it is paused and why, and keeps the refusal for people to look up (product.md 57).
 */
export async function authenticateRequest(
	authorization: string | null | undefined,
	{ db, spends = false }: { readonly db: Database; readonly spends?: boolean },
): Promise<{ readonly key: ApiKey } | { readonly problem: Problem }> {
	const secret = BEARER.exec(authorization ?? "")?.[1];
	if (!secret) return { problem: problemOf("unauthenticated", "The request has no `Authorization: Bearer` header.") };
	const found = await findApiKey(secret, db);
	if (found.state === "active" || (found.state === "paused" && spends)) return { key: found.key };
	if (found.state === "revoked") return { problem: problemOf("api_key_revoked") };
	if (found.state === "expired") return { problem: problemOf("api_key_expired") };
	if (found.state === "suspended")
		return { problem: problemOf("suspended", "The organization of this key is suspended.") };
	if (found.state === "paused") {
		const { pausedBy, pauseReason } = found;
		const said = pauseReason === null ? undefined : `Paused by ${pausedBy}, because: ${pauseReason}`;
		return { problem: problemOf("paused", said) };
	}
	return { problem: problemOf("unauthenticated", "There is no such API key.") };
}
