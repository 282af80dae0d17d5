import type { Actor } from "@/lib/auth/actor.ts";
import type { CatalogueSubscription } from "@/lib/plans/queries.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/**
 * Why someone can't buy a subscription: it is their own, and as a Credit User they buy for their Credit Owner (product.md
 * 16); or they have one of this credit type that goes on (CONFLICT). One that is cancelled doesn't go on.
 */
export async function refusalToSubscribe(
	prisma: Database | Transaction["prisma"],
	{
		actor: { userId },
		input: { beneficiaryId },
		subscription: { creditTypeId },
	}: {
		actor: Pick<Actor, "userId">;
		input: { readonly beneficiaryId: string };
		subscription: Pick<CatalogueSubscription, "creditTypeId">;
	},
): Promise<Refusal | null> {
	if (beneficiaryId !== userId) {
		const owner = await prisma.user.findUnique({ where: { id: beneficiaryId }, select: { name: true } });
		return refuse("CONFLICT", "creditUserBuysNoSubscription", { name: owner?.name ?? "" });
	}
	const running = await prisma.subscription.findFirst({
		where: { userId, creditTypeId, status: { not: "ended" }, cancelledAt: null },
		select: { status: true, terms: { select: { name: true } } },
	});
	if (!running) return null;
	return refuse("CONFLICT", running.status === "ordered" ? "subscriptionOrdered" : "subscribedAlready", {
		plan: running.terms.name,
	});
}

/** What a whole period brings; nothing where it is unlimited. */
export function creditsOfPeriod({
	credits,
	validityMonths,
}: Pick<CatalogueSubscription, "credits" | "validityMonths">): bigint {
	return (credits ?? 0n) * BigInt(validityMonths);
}
