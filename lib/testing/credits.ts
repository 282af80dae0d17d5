import type { Database } from "@/lib/db.ts";
import { newId } from "@/lib/ids.ts";
import { openShareGroupAccounts } from "@/lib/ledger/accounts.ts";
import { transact } from "@/lib/transaction.ts";

// Builders of what credits belong to. Each writes straight to the tables; posting is the test's own.

/** A paid order whose credits have not been posted yet. Answers its id. */
export async function aPaidOrder(
	db: Database,
	{
		beneficiaryId,
		buyerId = beneficiaryId,
		creditTypeId = "email",
		credits,
		expiresAt = new Date("2099-12-31T23:59:59.999Z"),
	}: { beneficiaryId: string; buyerId?: string; creditTypeId?: string; credits: bigint; expiresAt?: Date },
): Promise<string> {
	const { organizationId } = await db.user.findUniqueOrThrow({ where: { id: buyerId } });
	const copied = { priceMinor: 1_000n, currency: "USD", validityMonths: 12, taxRateBasisPoints: 0 };
	const planName = `${credits} credits`;
	const planId = newId();
	await db.plan.create({ data: { id: planId, creditTypeId, name: planName, credits, position: 0, ...copied } });
	const id = newId();
	await db.order.create({
		data: {
			...copied,
			id,
			organizationId,
			buyerId,
			beneficiaryId,
			planId,
			planName,
			creditTypeId,
			credits,
			taxMinor: 0n,
			totalMinor: copied.priceMinor,
			billing: {},
			gateway: "demo",
			status: "paid",
			placedAt: new Date("2026-01-01T12:00:00Z"),
			paidAt: new Date("2026-01-01T12:00:00Z"),
			expiresAt,
		},
	});
	return id;
}

/** A new open share group with its empty accounts. Answers its id. */
export async function aShareGroup(
	db: Database,
	{ creatorId, name = "ABCgroup" }: { creatorId: string; name?: string },
): Promise<string> {
	const id = newId();
	await transact(db, async (tx) => {
		await tx.prisma.shareGroup.create({ data: { id, creatorId, name } });
		await openShareGroupAccounts(tx, id);
	});
	return id;
}
