import type { VerbContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { PreviewUserLimitsInput } from "./schema.ts";
import { readWalletLimits, type WalletLimits } from "./wallet-limits.ts";

/**
 * The limits that Advanced Settings shows for a user with this Credit Owner: the user's own on the owner's wallets, or
 * everyone's where the user is their own (product.md 43). NOT_FOUND for those who may not change them.
 */
export async function previewUserLimits(
	{ actor, db = database() }: VerbContext,
	{ userId, ownerId }: PreviewUserLimitsInput,
): Promise<Result<{ limits: readonly WalletLimits[] }>> {
	if ("prisma" in db) throw new Error("Limits are previewed beside transactions.");
	const people = userId === ownerId ? [] : [userId];
	const limits = await readWalletLimits({ actor, db }, { ownerId, people });
	return limits ? done({ limits }) : refuse("NOT_FOUND", "userNotFound");
}
