import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { share } from "@/lib/testing/sharing.ts";

const FIRST_DAY = Date.UTC(2090, 0, 1, 12);
const DAY_MS = 86_400_000;

/**
 * Gives a user lots of lab credits, one expiring a day after the other: 101 credits in the first to expire, then 102,
 * and so on. Fifty bought ones that never were in a list before come after them, in the user's share group.
 */
export async function giveLots(db: Database, { userId, lots }: { userId: string; lots: number }): Promise<void> {
	const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } });
	await boughtCredits(db, { beneficiaryId: userId, creditTypeId: "lab", credits: 50n });
	const shareGroupId = await aShareGroup(db, { creatorId: userId, name: "Spring course", addresses: [email] });
	await share(db, shareGroupId, 50n);
	for (let lot = 1; lot <= lots; lot += 1) {
		const grant = { userId, creditTypeId: "lab", reason: "A test", actorId: null };
		const expiresAt = new Date(FIRST_DAY + lot * DAY_MS);
		await transact(db, (tx) => postGrant(tx, { ...grant, credits: BigInt(100 + lot), expiresAt }));
	}
}
