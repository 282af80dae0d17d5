import type { ReadContext } from "@/lib/actions/verb.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { CreditBatchKind } from "./credit-line.ts";

const BATCHES_SHOWN = 50;

/** A batch of one credit type as it was posted. */
export interface BatchRow {
	readonly id: string;
	readonly kind: CreditBatchKind;
	readonly fileName: string | null;
	readonly reason: string;
	readonly madeBy: string;
	readonly madeAt: Date;
	readonly lines: number;
	readonly people: number;
	/** By credit type, as its name in sentences. */
	readonly sums: readonly { readonly type: string; readonly credits: bigint }[];
	readonly undoneAt: Date | null;
	readonly undoneBy: string | null;
	readonly takenBack: bigint;
	/** What an undoing would take back now. */
	readonly unspent: bigint;
}

/** The last batches, newest first; `hasMore` where there are others. Null without the right. */
export async function listCreditBatches({
	actor,
	db = database(),
}: ReadContext): Promise<{ rows: readonly BatchRow[]; hasMore: boolean } | null> {
	if (!mayGrantCredits(actor)) return null;
	const found = await db.creditBatch.findMany({
		orderBy: [{ madeAt: "desc" }, { id: "desc" }],
		take: BATCHES_SHOWN + 1,
		include: { madeBy: { select: { name: true } }, undoneBy: { select: { name: true } } },
	});
	const batches = found.slice(0, BATCHES_SHOWN);
	const sums = await sqlOf(db).query<BatchSum>(
		`SELECT "line"."batch_id" AS "batchId", "credit_type"."name_in_text" AS "type", count(*)::int AS "lines",
			(SELECT count(DISTINCT "user_id") FROM "credit_batch_line" WHERE "batch_id" = "line"."batch_id")::int AS "people",
			sum("line"."credits")::bigint AS "credits",
			sum("line"."undone_credits")::bigint AS "takenBack",
			sum(CASE WHEN "lot"."expires_at" <= statement_timestamp() THEN 0
				ELSE least("lot"."remaining" - "lot"."held", "line"."credits") END)::bigint AS "unspent"
		FROM "credit_batch_line" AS "line"
		JOIN "credit_type" ON "credit_type"."id" = "line"."credit_type_id"
		JOIN "lot" ON "lot"."account_id" = "line"."account_id" AND "lot"."id" = "line"."lot_id"
		WHERE "line"."batch_id" = ANY ($1::uuid[])
		GROUP BY "line"."batch_id", "credit_type"."id" ORDER BY "credit_type"."position", "credit_type"."id"`,
		[batches.map(({ id }) => id)],
	);
	const rows = batches.map(({ id, kind, fileName, reason, madeAt, madeBy, undoneAt, undoneBy }) => {
		const own = sums.filter(({ batchId }) => batchId === id);
		const total = (of: (sum: BatchSum) => bigint) => own.reduce((sum, one) => sum + of(one), 0n);
		return {
			...{ id, kind, fileName, reason, madeAt, undoneAt, madeBy: madeBy.name, undoneBy: undoneBy?.name ?? null },
			lines: own.reduce((sum, { lines }) => sum + lines, 0),
			people: own[0]?.people ?? 0,
			sums: own.map(({ type, credits }) => ({ type, credits })),
			takenBack: total(({ takenBack }) => takenBack),
			unspent: total(({ unspent }) => unspent),
		};
	});
	return { rows, hasMore: found.length > BATCHES_SHOWN };
}

interface BatchSum {
	readonly batchId: string;
	readonly type: string;
	readonly lines: number;
	/** Of the whole batch. */
	readonly people: number;
	readonly credits: bigint;
	readonly takenBack: bigint;
	readonly unspent: bigint;
}
