import { refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { logger } from "@/lib/platform/logger.ts";

const CHARGES_AT_ONCE = 100;
/** A run ends before the next begins. */
const MOST_MS = 45_000;

/**
 * Gives back what bulk refunds have listed, some charges at a time (product.md 32b). Each has a key of its own, so a run
 * that ends in the middle goes on where it was: what had been refunded already is answered again, and noted. What was
 * refunded or cancelled by others since has nothing left. What fails is tried again by the next run. Returns how many
 * charges were done.
 */
export async function continueBulkRefunds({
	db = writingDatabase(),
	clock,
}: {
	readonly db?: Database;
	readonly clock?: Clock;
} = {}): Promise<number> {
	const end = performance.now() + MOST_MS;
	let count = 0;
	while (performance.now() < end) {
		const refund = await db.bulkRefund.findFirst({
			where: { finishedAt: null },
			orderBy: [{ madeAt: "asc" }, { id: "asc" }],
		});
		if (!refund) return count;
		const { id, reason, madeById } = refund;
		const open = await db.bulkRefundCharge.findMany({
			where: { refundId: id, refunded: null },
			orderBy: { chargeId: "asc" },
			take: CHARGES_AT_ONCE,
		});
		if (open.length === 0) {
			await sqlOf(db).execute(
				`UPDATE "bulk_refund" SET "finished_at" = statement_timestamp() WHERE "id" = $1::uuid AND "finished_at" IS NULL`,
				[id],
			);
			continue;
		}
		const context = { db, clock, client: `bulk_refund:${id}`, actorId: madeById };
		const answers = await Promise.allSettled(
			open.map(({ chargeId }) => refundCharge(context, { key: chargeId, chargeId, reason })),
		);
		const settled = answers.flatMap((answer, index) => {
			const chargeId = open[index]?.chargeId;
			if (answer.status === "rejected" || !chargeId) return [];
			return [{ chargeId, refunded: answer.value.ok ? answer.value.value.refunded : 0n }];
		});
		await note(db, { id, settled });
		count += settled.length;
		const failed = answers.find((answer) => answer.status === "rejected");
		if (failed) logger.warn({ error: failed.reason, refundId: id }, "bulk refund: some charges wait for the next run");
		if (settled.length === 0) return count;
	}
	return count;
}

async function note(
	db: Database,
	{ id, settled }: { id: string; settled: readonly { chargeId: string; refunded: bigint }[] },
): Promise<void> {
	await sqlOf(db).execute(
		`UPDATE "bulk_refund_charge" SET "refunded" = least("row"."refunded", "credits")
		FROM unnest($2::uuid[], $3::bigint[]) AS "row" ("charge_id", "refunded")
		WHERE "refund_id" = $1::uuid AND "bulk_refund_charge"."charge_id" = "row"."charge_id"`,
		[id, settled.map(({ chargeId }) => chargeId), settled.map(({ refunded }) => refunded)],
	);
}
