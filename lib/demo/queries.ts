import type { ReadContext } from "@/lib/actions/verb.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf, type Transaction } from "@/lib/platform/database/transaction.ts";

/** Who would pay for a charge of one credit type now. All amounts are credits. */
export interface Payer {
	readonly creditType: { readonly id: string; readonly name: string; readonly nameInText: string };
	/** The actor's Credit Owner, whose wallet pays (product.md 29). */
	readonly owner: { readonly id: string; readonly name: string; readonly isActor: boolean };
	readonly available: bigint;
	/**
	 * The actor's own credits, not in use while they use another's (product.md 6); 0 for a user who is their own Credit
	 * Owner.
	 */
	readonly parked: bigint;
}

/** For each credit type, who pays when the actor uses credits and how much is there. */
export async function readPayers({
	actor,
	db = database(),
}: ReadContext<Database | Transaction["prisma"]>): Promise<Payer[]> {
	const [{ creditOwner: owner }, creditTypes] = await Promise.all([
		db.user.findUniqueOrThrow({
			where: { id: actor.userId },
			select: { creditOwner: { select: { id: true, name: true } } },
		}),
		db.creditType.findMany({ orderBy: { position: "asc" }, select: { id: true, name: true, nameInText: true } }),
	]);
	const isActor = owner.id === actor.userId;
	const balances = await readBalances(sqlOf(db), isActor ? [owner.id] : [owner.id, actor.userId]);
	const availableOf = (userId: string, creditTypeId: string) =>
		balances.find((wallet) => wallet.userId === userId && wallet.creditTypeId === creditTypeId)?.available ?? 0n;
	return creditTypes.map((creditType) => ({
		creditType,
		owner: { ...owner, isActor },
		available: availableOf(owner.id, creditType.id),
		parked: isActor ? 0n : availableOf(actor.userId, creditType.id),
	}));
}
