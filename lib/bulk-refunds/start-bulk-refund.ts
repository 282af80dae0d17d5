import { keyClientOf, type VerbContext } from "@/lib/actions/verb.ts";
import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { insertRows } from "@/lib/ledger/posting/insert-rows.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { findRefundable, sumsOf } from "./preview-bulk-refund.ts";
import type { RefundableCharge } from "./read-refundable.ts";
import type { StartBulkRefundInput } from "./schema.ts";

/**
 * Stores which charges are given back, and why (product.md 32b); a job refunds them then, each once. Refused where there
 * are others by now than the preview showed (STALE). Each organization's audit log has what it gets back. Needs the
 * operator's *Grant Credits*.
 */
export async function startBulkRefund(
	context: VerbContext,
	{ key, ...input }: StartBulkRefundInput,
): Promise<Result<{ refundId: string }>> {
	const { actor, db, clock } = context;
	if (!mayGrantCredits(actor)) return refuse("NOT_FOUND", "notFound");
	return postOnce(
		{ db, clock, client: keyClientOf(context) },
		{ key, kind: "creation", body: input },
		{
			lock: async () => true,
			post: async (tx) => {
				const found = await findRefundable(tx, input);
				if (!found.ok) return found;
				const { charges, period } = found.value;
				const sums = sumsOf(charges);
				if (sums.charges !== input.charges || sums.credits !== input.credits) return refuse("STALE", "refundsChanged");
				const { service, reason } = input;
				const refundId = newId();
				const madeAt = await tx.clock.now(tx.sql);
				await tx.prisma.bulkRefund.create({
					data: {
						...{ id: refundId, service, reason, madeById: actor.userId, madeAt },
						...{ fromAt: period.start, untilAt: period.end },
					},
				});
				await insertRows(
					tx.sql,
					"bulk_refund_charge",
					{ refund_id: "uuid", charge_id: "uuid", credits: "bigint" },
					charges.map(({ chargeId, credits }) => ({ refund_id: refundId, charge_id: chargeId, credits })),
				);
				await auditByOrganization(tx, { actor, charges, input });
				return done({ refundId });
			},
		},
	);
}

async function auditByOrganization(
	tx: Transaction,
	{
		actor,
		charges,
		input,
	}: { actor: Actor; charges: readonly RefundableCharge[]; input: Omit<StartBulkRefundInput, "key"> },
): Promise<void> {
	const byOrganization = new Map<string, RefundableCharge[]>();
	for (const charge of charges) {
		const own = byOrganization.get(charge.organizationId);
		if (own) own.push(charge);
		else byOrganization.set(charge.organizationId, [charge]);
	}
	const { service, from, until, reason } = input;
	await recordAudits(
		tx,
		[...byOrganization].map(([organizationId, own]) => ({
			actor,
			organizationId,
			action: "organization.charges_refunded",
			subject: { type: "organization", id: organizationId },
			after: { service, from, until, charges: own.length, credits: sumsOf(own).credits },
			reason,
		})),
	);
}
