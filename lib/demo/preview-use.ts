import type { VerbContext } from "@/lib/actions/verb.ts";
import { previewPayment } from "@/lib/ledger/paying/preview-payment.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { DEMO_ITEMS } from "./demo-items.ts";
import type { PreviewUseInput } from "./schema.ts";
import { explain, type PaidSlice } from "./use-credits.ts";

/** What would pay if the actor used these credits now, pool after pool, or the refusal that they would get. */
export async function previewUse(
	{ actor, db = database(), clock }: VerbContext,
	{ itemId, credits }: PreviewUseInput,
): Promise<Result<{ slices: readonly PaidSlice[] }>> {
	const item = DEMO_ITEMS.find(({ id }) => id === itemId);
	if (!env.DEMO_MODE || !item) return refuse("NOT_FOUND", "notFound");
	const read = "prisma" in db ? db.prisma : db;
	const { creditTypeId } = item;
	const previewed = await previewPayment(sqlOf(read), { userId: actor.userId, creditTypeId, credits }, { clock });
	if (!previewed.ok) return explain(previewed, actor, item, read);
	return done({
		slices: previewed.value.map(({ kind, name, ownerId, credits: paid, availableAfter }) => ({
			kind,
			name,
			isActor: kind === "wallet" && ownerId === actor.userId,
			credits: paid,
			balanceAfter: availableAfter,
		})),
	});
}
