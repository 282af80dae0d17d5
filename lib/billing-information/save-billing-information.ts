import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { isBillingEmailConfirmed } from "./is-billing-email-confirmed.ts";
import { readBillingInformation } from "./queries.ts";
import { type BillingInformationInput, type BillingSnapshot, billingSnapshotSchema } from "./schema.ts";
import { sendBillingConfirmation } from "./send-billing-confirmation.ts";

export interface SavedBilling {
	readonly version: number;
	/** The address for invoices and receipts was written to, and has to agree first. */
	readonly isConfirmationSent: boolean;
}

/**
 * Stores the actor's own Billing Information (product.md 10); orders placed before keep what they had. Refuses with
 * STALE when it was saved elsewhere since `version`. The audit row names the fields that changed but not their values,
 * because readers of the audit log may not be allowed to see them. An address that is neither the actor's own nor
 * confirmed for them is written to, and gets nothing about orders before it agrees; where it was written to often
 * enough, the rest is stored all the same.
 */
export async function saveBillingInformation(
	context: VerbContext,
	input: BillingInformationInput,
): Promise<Result<SavedBilling>> {
	const { actor } = context;
	return transact(
		context.db,
		async (tx) => {
			// Locking the user also orders two first saves, when there is no row to lock yet.
			await lockUserBesideCharges(tx, actor.userId);
			const before = await readBillingInformation({ actor, db: tx.prisma });
			if ((before?.version ?? null) !== input.version) return refuse("STALE", "billingInformationStale");

			const { version: _, ...information } = input;
			const changed = changedFields(before, information);
			if (before && changed.length === 0) {
				return done({ version: before.version, isConfirmationSent: false });
			}

			const stored = {
				...information,
				version: before ? before.version + 1 : 0,
				updatedAt: await tx.clock.now(tx.sql),
			};
			await tx.prisma.billingInformation.upsert({
				where: { userId: actor.userId },
				create: { userId: actor.userId, ...stored },
				update: stored,
			});
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: "billing_information.changed",
				subject: { type: "billing_information", id: actor.userId },
				after: { fields: changed },
			});
			const isConfirmationSent = changed.includes("billingEmail") && (await askForConfirmation(tx, context, stored));
			return done({ version: stored.version, isConfirmationSent });
		},
		{ clock: context.clock },
	);
}

async function askForConfirmation(
	tx: Transaction,
	{ actor, ipAddress }: VerbContext,
	{ billingEmail }: BillingSnapshot,
): Promise<boolean> {
	const { userId, organizationId, language, email: ownEmail } = actor;
	if (await isBillingEmailConfirmed(tx.prisma, { userId, ownEmail, billingEmail })) return false;
	const user = { id: userId, organizationId, language };
	return (await sendBillingConfirmation(tx, { user, email: billingEmail, ipAddress })).ok;
}

type Fields = BillingSnapshot & Pick<BillingInformationInput, "currency">;

function changedFields(before: Fields | null, after: Fields): (keyof Fields)[] {
	const fields = [...billingSnapshotSchema.keyof().options, "currency" as const];
	return fields.filter((field) => (before?.[field] ?? null) !== after[field]);
}
