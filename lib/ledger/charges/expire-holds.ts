import { unlessBusy } from "@/lib/platform/database/is-busy.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { DailyCounts } from "../paying/daily-counts.ts";
import { lockAccounts } from "../posting/lock-accounts.ts";
import type { PostingContext } from "../requests/post-once.ts";
import { lockUnpooled } from "../together/lock-unpooled.ts";
import { lookAtHolds } from "./hold-family.ts";
import { readDueHolds } from "./hold-rows.ts";

/** A hold whose time is over, and the accounts that it pins. */
interface DueHold {
	readonly holdId: string;
	readonly accountIds: readonly string[];
}

interface Swept {
	readonly expired: number;
	/** Another transaction has locked accounts of theirs. */
	readonly skipped: readonly DueHold[];
}

/**
 * Ends the holds whose time is over (product.md 33), many in each transaction. Then those of accounts that were locked
 * just then take their turn, one by one: an account that is always charged is never found free. Only what stays locked
 * until the wait ends is left to the next sweep. Returns how many have ended.
 */
export async function expireHolds({ db, clock }: Pick<PostingContext, "db" | "clock">): Promise<number> {
	let expired = 0;
	const left: string[] = [];
	for (;;) {
		const swept = await transact(
			db,
			async (tx) => {
				const due = await readDueHolds(tx.sql, { at: await tx.clock.now(tx.sql), except: left });
				return expireIn(tx, due, { skipLocked: true });
			},
			{ clock },
		);
		expired += swept.expired;
		if (swept.expired > 0) continue;
		const [next] = swept.skipped;
		if (!next) return expired;
		let ended = 0;
		await unlessBusy(async () => {
			const alone = await transact(db, (tx) => expireIn(tx, [next.holdId], { skipLocked: false }), { clock });
			ended = alone.expired;
		});
		expired += ended;
		if (ended === 0) left.push(...besides(next, swept.skipped));
	}
}

/** A hold that stays locked, and those that have an account in common with it: they would wait for the same. */
function besides(held: DueHold, skipped: readonly DueHold[]): string[] {
	const locked = new Set(held.accountIds);
	const same = skipped.filter(({ accountIds }) => accountIds.some((id) => locked.has(id)));
	return [held.holdId, ...same.map(({ holdId }) => holdId)];
}

async function expireIn(
	tx: Transaction,
	due: readonly string[],
	{ skipLocked }: { readonly skipLocked: boolean },
): Promise<Swept> {
	const holds = await lookAtHolds(tx.sql, due);
	const found = due.map((holdId): DueHold => ({ holdId, accountIds: holds.pinnedBy(holdId) }));
	const covered = due.filter((holdId) => holds.isUnpooled(holdId));
	const skippedCovered = await lockUnpooled(tx.sql, covered, { skipLocked });
	const idle = found.flatMap(({ accountIds }) => accountIds).map((id): [string, bigint] => [id, 0n]);
	const wanted = new Map(idle);
	const posting = await lockAccounts(tx, wanted.keys(), { wanted, skipLocked });
	const skipped = found.filter(
		({ holdId, accountIds }) => skippedCovered.has(holdId) || !accountIds.every((id) => posting.has(id)),
	);
	const held = new Set(skipped.map(({ holdId }) => holdId));
	const free = due.filter((holdId) => !held.has(holdId));
	const counts = new DailyCounts();
	await holds.load(tx.sql, { posting, counts }, free);
	const expired = free.filter((holdId) => holds.expire(holdId)).length;
	posting.expireLots();
	await Promise.all([posting.flush(), holds.write(tx.sql), counts.write(tx.sql)]);
	return { expired, skipped };
}
