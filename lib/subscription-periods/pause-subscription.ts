import { recordAudit } from "@/lib/audit/record-audit.ts";
import { endCoverage } from "@/lib/ledger/coverage/end-coverage.ts";
import { takeBackAllowance } from "@/lib/ledger/movements/take-back-allowance.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { arrivalNumber } from "./let-arrive.ts";
import type { SubscriptionWithTerms } from "./lock-subscriptions.ts";
import { noteEvent } from "./note-event.ts";

/**
 * A renewal wasn't paid by its due date: what is unspent of the period is taken back, and the subscription pauses until it
 * is paid or ends (product.md 50). The caller has locked the subscriber and the subscription.
 */
export async function pauseSubscription(tx: Transaction, subscription: SubscriptionWithTerms): Promise<void> {
	const { id, userId, unpaidOrderId } = subscription;
	const credits = await takeBackPeriod(tx, subscription);
	if (subscription.kind === "unlimited") await endCoverage(tx, { subscriptionId: id, at: await tx.clock.now(tx.sql) });
	await tx.prisma.subscription.update({ where: { id }, data: { status: "paused", nextOn: null } });
	await noteEvent(tx, subscription, { kind: "paused", orderId: unpaidOrderId, credits });
	const { organizationId } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
	await recordAudit(tx, {
		actor: null,
		organizationId,
		action: "user.subscription_paused",
		subject: { type: "user", id: userId },
		after: { plan: subscription.terms.name, takenBack: credits },
	});
}

/** Takes back what is unspent and not on hold of what arrived in the current period. Returns how many credits that were. */
export async function takeBackPeriod(
	tx: Transaction,
	{ id: subscriptionId, period }: Pick<SubscriptionWithTerms, "id" | "period">,
): Promise<bigint> {
	const arrived = await tx.prisma.subscriptionPeriod.findMany({
		where: { subscriptionId, period, credits: { gt: 0n }, takenBack: 0n },
		orderBy: { part: "asc" },
	});
	let total = 0n;
	for (const { part } of arrived) {
		const credits = await takeBackAllowance(tx, { subscriptionId, part: arrivalNumber({ period, part }) });
		await tx.prisma.subscriptionPeriod.update({
			where: { subscriptionId_period_part: { subscriptionId, period, part } },
			data: { takenBack: credits },
		});
		total += credits;
	}
	return total;
}
