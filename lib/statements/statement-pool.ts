import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { isId } from "@/lib/platform/ids.ts";

declare const madeByItsReads: unique symbol;

/**
 * A pool whose statement a user may take (product.md 60). Only the reads below make one, so that a statement that
 * forgets whose pool it is doesn't compile.
 */
export interface StatementPool {
	readonly [madeByItsReads]: true;
	readonly accountId: string;
	readonly kind: "wallet" | "share_group";
	/** The wallet's user, or the share group. */
	readonly holderId: string;
	readonly creditTypeId: string;
	readonly creditType: string;
}

/** The actor's own wallets that credits have ever been in, in the catalogue's order; parked ones too. */
export async function listOwnWalletsWithEntries({ actor, db = database() }: ReadContext): Promise<StatementPool[]> {
	return poolsWithEntries(db, { kind: "wallet", userId: actor.userId });
}

/** The same of a share group, deleted or not; none for everybody but its creator. */
export async function listGroupPoolsWithEntries(
	{ actor, db = database() }: ReadContext,
	shareGroupId: string,
): Promise<StatementPool[]> {
	if (!isId(shareGroupId)) return [];
	return poolsWithEntries(db, { kind: "share_group", shareGroupId, shareGroup: isOf(actor) });
}

function isOf({ userId }: Actor) {
	return { creatorId: userId };
}

async function poolsWithEntries(
	db: Database,
	where: NonNullable<Parameters<Database["account"]["findMany"]>[0]>["where"],
): Promise<StatementPool[]> {
	const accounts = await db.account.findMany({
		where,
		select: {
			id: true,
			kind: true,
			userId: true,
			shareGroupId: true,
			creditType: { select: { id: true, name: true } },
		},
		orderBy: [{ creditType: { position: "asc" } }, { creditType: { id: "asc" } }],
	});
	const used = await db.pool.findMany({
		where: { accountId: { in: accounts.map(({ id }) => id) }, version: { gt: 0 } },
		select: { accountId: true },
	});
	return accounts.flatMap(({ id, kind, userId, shareGroupId, creditType }) => {
		const holderId = kind === "wallet" ? userId : shareGroupId;
		if (holderId === null || !used.some(({ accountId }) => accountId === id)) return [];
		const pool = { accountId: id, kind, holderId, creditTypeId: creditType.id, creditType: creditType.name };
		return [pool satisfies Omit<StatementPool, typeof madeByItsReads> as unknown as StatementPool];
	});
}
