import type { ReadContext } from "@/lib/actions/verb.ts";
import { checkPayment } from "@/lib/ledger/paying/preview-payment.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isRefusal, type Refusal } from "@/lib/platform/refusal.ts";
import { readShownExplanation, type ShownExplanation } from "./shown-explanation.ts";

/** Whether a use would be paid, and why: null where no pool pays, as where a subscription covers it. */
export interface CheckedUse {
	/** Null where it would be paid. Its details are for the user alone, and are left out for other readers. */
	readonly refusal: Refusal | null;
	readonly explanation: ShownExplanation | null;
}

interface Query {
	readonly userId: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
	readonly pool?: { readonly shareGroupId: string } | null;
}

/**
 * Whether a user could use these credits now, what would pay, and why (product.md 45): for the user, their Credit Owner,
 * and those who see the users of their organization. Null for other readers. Nothing is locked.
 */
export async function checkUse(
	{ actor, db = database(), clock }: ReadContext & { readonly clock?: Clock },
	query: Query,
): Promise<CheckedUse | null> {
	const { userId } = query;
	const user = await db.user.findFirst({ where: { id: userId, organizationId: actor.organizationId } });
	if (!user) return null;
	if (userId !== actor.userId && user.creditOwnerId !== actor.userId && !maySeeUsers(actor)) return null;
	const { result, explanation } = await checkPayment(sqlOf(db), query, clock ? { clock } : {});
	const shown = explanation && (await readShownExplanation({ actor, db }, { explanation, userId }));
	if (!isRefusal(result)) return { refusal: null, explanation: shown };
	return { refusal: userId === actor.userId ? result : namingOnlyWhatIsSeen(result, shown), explanation: shown };
}

/** A refusal whose sentence names a pool that the reader may not see says that credits are lacking, and no more. */
function namingOnlyWhatIsSeen({ details: _, ...refusal }: Refusal, shown: ShownExplanation | null): Refusal {
	const names = new Set(shown?.pools.flatMap((pool) => (pool.name === null ? [] : [pool.name, pool.ownerName])));
	const { name } = refusal.values;
	if (name === undefined || names.has(String(name)) || !shown) return refusal;
	const { needed, available } = shown;
	return { ...refusal, code: "INSUFFICIENT_CREDITS", key: "insufficientCredits", values: { needed, available } };
}
