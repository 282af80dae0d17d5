import type { VerbContext } from "@/lib/actions/verb.ts";
import { checkPayment } from "@/lib/ledger/paying/preview-payment.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { DEMO_ITEMS } from "./demo-items.ts";
import type { PreviewUseInput } from "./schema.ts";
import { type CoveredUse, explain, type PaidSlice, readCoveredUse } from "./use-credits.ts";

/** Which pools would pay, in their order; none where a subscription covers it. */
export interface PreviewedUse {
	readonly covered: CoveredUse | null;
	readonly slices: readonly PaidSlice[];
}

/** What would pay if the actor used these credits now, pool after pool, or the refusal that they would get. */
export async function previewUse(
	{ actor, db = database(), clock }: VerbContext,
	{ itemId, credits }: PreviewUseInput,
): Promise<Result<PreviewedUse>> {
	const item = DEMO_ITEMS.find(({ id }) => id === itemId);
	if (!env.DEMO_MODE || !item) return refuse("NOT_FOUND", "notFound");
	const read = "prisma" in db ? db.prisma : db;
	const { creditTypeId } = item;
	const sql = sqlOf(read);
	const asked = { userId: actor.userId, creditTypeId, credits };
	const { result: previewed, coverage } = await checkPayment(sql, asked, { clock });
	if (!previewed.ok) return explain(previewed, actor, item, read);
	return done({
		covered: await readCoveredUse(sql, coverage?.subscriptionId ?? null),
		slices: previewed.value.map(({ kind, name, ownerId, credits: paid, availableAfter }) => ({
			kind,
			name,
			isActor: kind === "wallet" && ownerId === actor.userId,
			credits: paid,
			balanceAfter: availableAfter,
		})),
	});
}
