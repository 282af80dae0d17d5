import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { lockRefillsOf } from "../lock-refills.ts";
import { factsOfRefill, recordRefill } from "../record-refill.ts";
import { findRefills, type StoredRefill } from "../stored-refill.ts";

/** Takes all refills of users away, who are being removed, or whose organization is closed (product.md 36a, 57a). Returns how many; the caller has authorised. */
export async function endRefillsOf(
	tx: Transaction,
	{ actor, userIds }: { readonly actor: Actor; readonly userIds: readonly string[] },
): Promise<number> {
	await lockRefillsOf(tx, userIds);
	return endRefills(tx, { actor, refills: await findRefills(tx.prisma, { userId: { in: [...userIds] } }) });
}

/** Takes the refills of one share group away, which another person gets (product.md 26a). The caller has locked its creator's refills. */
export async function endRefillsOfGroup(
	tx: Transaction,
	{ actor, shareGroupId }: { readonly actor: Actor; readonly shareGroupId: string },
): Promise<number> {
	return endRefills(tx, { actor, refills: await findRefills(tx.prisma, { shareGroupId }) });
}

async function endRefills(
	tx: Transaction,
	{ actor, refills }: { readonly actor: Actor; readonly refills: readonly StoredRefill[] },
): Promise<number> {
	const removedAt = await tx.clock.now(tx.sql);
	for (const refill of refills) {
		await tx.prisma.refill.update({ where: { id: refill.id }, data: { removedAt, version: { increment: 1 } } });
		await recordRefill(tx, refill, { what: "removed", actor, before: factsOfRefill(refill) });
	}
	return refills.length;
}
