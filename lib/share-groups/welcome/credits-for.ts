import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import { readLimits } from "@/lib/ledger/paying/pool-limits.ts";
import { least } from "@/lib/ledger/posting/lot.ts";
import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

/** What a share group has of one credit type, and what of it one person can use now. In credits. */
export interface CreditsFor {
	/** The credit type inside a sentence: "email". */
	readonly type: string;
	readonly available: bigint;
	readonly usable: bigint;
	/** Of the limit that leaves the person less than what is there; null where none does. */
	readonly period: LimitPeriod | null;
}

/**
 * What a welcome mail says of a share group's credits (product.md 23): each credit type of which something is there, in
 * the catalogue's order, and what the limits leave this person of it (product.md 24). `userId` and `address` are null for
 * somebody of whom nothing is known yet: the default alone counts.
 */
export async function readCreditsFor(
	tx: Transaction,
	{ shareGroupId, userId, address }: { shareGroupId: string; userId: string | null; address: string | null },
): Promise<CreditsFor[]> {
	const at = await tx.clock.now(tx.sql);
	const balances = (await readGroupBalances(tx.sql, [shareGroupId], at)).filter(({ available }) => available > 0n);
	const types = new Map((await tx.prisma.creditType.findMany()).map(({ id, nameInText }) => [id, nameInText]));
	const person = { userId: userId ?? newId(), address };
	const members = balances.map(({ accountId }) => ({ accountId, ...person }));
	const limits = await readLimits(tx.sql, { members, at });
	return balances.map(({ accountId, creditTypeId, available }) => {
		const headroom = limits.of({ accountId, ...person });
		const usable = headroom ? least(available, headroom.left) : available;
		const period = headroom && usable < available ? headroom.period : null;
		return { type: types.get(creditTypeId) ?? creditTypeId, available, usable, period };
	});
}
