import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { type LimitsOfPool, readPoolLimits } from "./read-pool-limits.ts";

/** The limits on a user's wallet of one credit type. */
export interface WalletLimits extends LimitsOfPool {
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly nameInText: string;
}

/**
 * These people's limits on a user's wallets, a credit type after the other, for those who may change them (product.md 43).
 * Null where the actor may not.
 */
export async function readWalletLimits(
	{ actor, db = database() }: ReadContext,
	{ ownerId, people }: { ownerId: string; people: readonly string[] },
): Promise<readonly WalletLimits[] | null> {
	const types = await db.creditType.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
	const limits = await Promise.all(
		types.map(async ({ id: creditTypeId, name: creditType, nameInText }) => {
			const found = await readPoolLimits(
				{ actor, db },
				{ pool: { kind: "wallet", ownerId, creditTypeId }, of: { people } },
			);
			return found && { creditTypeId, creditType, nameInText, ...found };
		}),
	);
	const readable = limits.filter((one) => one !== null);
	return readable.length > 0 ? readable : null;
}
