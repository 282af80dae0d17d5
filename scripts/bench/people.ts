import { lockAccounts, lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { openWallets } from "@/lib/ledger/posting/open-wallets.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anOrganization } from "@/lib/testing/people.ts";

/** Users of the bench spend lab credits. */
export const CREDIT_TYPE = "lab";

const AT_ONCE = 1_000;

/**
 * So many users in an organization of their own, verified, with empty wallets; each their own Credit Owner, or all of
 * them the first one's Credit Users. Returns their ids.
 */
export async function makePeople(
	db: Database,
	{ name, count, areCreditUsers = false }: { name: string; count: number; areCreditUsers?: boolean },
): Promise<string[]> {
	const { id: organizationId, memberRoleId } = await anOrganization(db, { name });
	const ids = Array.from({ length: count }, newId);
	for (let first = 0; first < count; first += AT_ONCE) {
		const some = ids.slice(first, first + AT_ONCE);
		await db.user.createMany({
			data: some.map((id, place) => ({
				id,
				organizationId,
				userRoleId: memberRoleId,
				creditOwnerId: (areCreditUsers && ids[0]) || id,
				name: `Member ${first + place}`,
				email: `member.${first + place}@${name.toLowerCase()}.example`,
				emailVerifiedAt: new Date(),
			})),
		});
		await transact(db, (tx) => openWallets(tx, some));
	}
	return ids;
}

/** Gives each of these users credits that never expire, in one lot or in many that each have as many. */
export async function giveCredits(
	db: Database,
	userIds: readonly string[],
	{ credits, lots = 1, clock }: { credits: bigint; lots?: number; clock?: Clock },
): Promise<void> {
	for (let first = 0; first < userIds.length; first += AT_ONCE) {
		const some = userIds.slice(first, first + AT_ONCE);
		await transact(
			db,
			async (tx) => {
				await lockUsers(tx.sql, some);
				const wallets = await tx.prisma.account.findMany({
					where: { userId: { in: some }, creditTypeId: CREDIT_TYPE },
				});
				const posting = await lockAccounts(
					tx,
					wallets.map(({ id }) => id),
				);
				for (const { id: accountId, userId } of wallets) {
					for (let count = 0; count < lots; count += 1) {
						const to = posting.openLot({ accountId, kind: "granted", orderId: null, origin: null, expiresAt: null });
						const movementId = newId();
						posting.move({ kind: "grant", credits, from: null, to, movementId, userId, reason: "For the benchmark" });
					}
				}
				await posting.flush();
			},
			{ clock },
		);
	}
}
