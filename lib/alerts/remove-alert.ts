import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { lockOwnAlert } from "./lock-own-alerts.ts";
import type { RemoveAlertInput } from "./schema.ts";

/** Takes an alert of the actor's own away: nobody is told by it any more. NOT_FOUND where it isn't the actor's. */
export async function removeAlert(
	{ actor: by, db, clock }: VerbContext,
	{ alertId }: RemoveAlertInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const own = await lockOwnAlert(tx, by, alertId);
			if (!own.ok) return own;
			const { actor, creditTypeId, credits, receivers, subject } = own.value;
			await tx.prisma.alert.delete({ where: { id: alertId } });
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: `${subject.type}.alert_removed`,
				subject,
				before: { creditType: creditTypeId, alertBelow: credits, receivers: receivers.length },
			});
			return done(null);
		},
		{ clock },
	);
}
