import type { Actor } from "@/lib/auth/actor.ts";
import { type Database, database } from "@/lib/db.ts";
import { readBalances } from "@/lib/ledger/balances.ts";
import { sqlOf } from "@/lib/transaction.ts";

export interface SpendableCredits {
	readonly creditTypeId: string;
	/** The credit type's name inside a sentence, as in "25 e-mail credits". */
	readonly nameInText: string;
	readonly available: bigint;
}

/** What this person can spend now, per credit type: the wallet in use, which is his Credit Owner's, less holds (product.md 25). */
export async function readSpendableCredits(actor: Actor, db: Database = database()): Promise<SpendableCredits[]> {
	const [viewer, creditTypes] = await Promise.all([
		db.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { creditOwnerId: true } }),
		db.creditType.findMany({ select: { id: true, nameInText: true } }),
	]);
	const nameInText = new Map(creditTypes.map((type) => [type.id, type.nameInText]));
	const balances = await readBalances(sqlOf(db), [viewer.creditOwnerId]);
	return balances.map(({ creditTypeId, available }) => ({
		creditTypeId,
		nameInText: nameInText.get(creditTypeId) ?? creditTypeId,
		available,
	}));
}
