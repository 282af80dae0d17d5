import type { VerbContext } from "@/lib/actions/verb.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { MAX_BULK_CHARGES } from "./bounds.ts";
import { type RefundableCharge, type RefundPeriod, readRefundable, readRefundPeriod } from "./read-refundable.ts";
import type { PreviewBulkRefundInput } from "./schema.ts";

/** What a bulk refund would give back. All amounts are credits. */
export interface BulkRefundSums {
	readonly charges: number;
	readonly people: number;
	readonly organizations: number;
	readonly credits: bigint;
	readonly types: readonly { readonly creditType: string; readonly charges: number; readonly credits: bigint }[];
}

/** What can be given back of a service's charges in a period. Writes nothing. Needs *Grant Credits*. */
export async function previewBulkRefund(
	{ actor, db, clock }: VerbContext,
	input: PreviewBulkRefundInput,
): Promise<Result<BulkRefundSums>> {
	if (!mayGrantCredits(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const found = await findRefundable(tx, input);
			return found.ok ? done(sumsOf(found.value.charges)) : found;
		},
		{ clock },
	);
}

/** The charges, or why they can't be refunded together. */
export async function findRefundable(
	tx: Transaction,
	{ service, ...minutes }: PreviewBulkRefundInput,
): Promise<Result<{ readonly period: RefundPeriod; readonly charges: readonly RefundableCharge[] }>> {
	const period = await readRefundPeriod(tx.sql, minutes);
	if (period.end <= period.start) return refuse("INVALID", "refundPeriodEmpty", {}, { field: "until" });
	const charges = await readRefundable(tx.sql, { service, ...period });
	if (charges.length === 0) return refuse("CONFLICT", "nothingToRefund");
	if (charges.length > MAX_BULK_CHARGES) return refuse("INVALID", "tooManyToRefund", { most: MAX_BULK_CHARGES });
	return done({ period, charges });
}

export function sumsOf(charges: readonly RefundableCharge[]): BulkRefundSums {
	const types = new Map<string, { creditType: string; charges: number; credits: bigint }>();
	for (const { creditType, credits } of charges) {
		const sum = types.get(creditType) ?? { creditType, charges: 0, credits: 0n };
		types.set(creditType, { creditType, charges: sum.charges + 1, credits: sum.credits + credits });
	}
	return {
		charges: charges.length,
		people: new Set(charges.map(({ userId }) => userId)).size,
		organizations: new Set(charges.map(({ organizationId }) => organizationId)).size,
		credits: charges.reduce((sum, { credits }) => sum + credits, 0n),
		types: [...types.values()],
	};
}
