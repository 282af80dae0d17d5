import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { SavedAlert } from "./add-alert.ts";
import { availableSql } from "./available-sql.ts";
import { lockOwnAlert } from "./lock-own-alerts.ts";
import type { ChangeAlertInput } from "./schema.ts";
import { receiversOf, setReceivers } from "./set-receivers.ts";

/**
 * Changes an alert of the actor's own: another number begins again, as if it were set now, and tells nobody. Doing it again
 * changes nothing. Refused as `addAlert` is, NOT_FOUND for an alert that isn't the actor's.
 */
export async function changeAlert(
	{ actor: by, db, clock, ipAddress }: VerbContext,
	{ alertId, credits, receivers: typed }: ChangeAlertInput,
): Promise<Result<SavedAlert>> {
	return transact(
		db,
		async (tx) => {
			const own = await lockOwnAlert(tx, by, alertId);
			if (!own.ok) return own;
			const { actor, accountId, creditTypeId, subject, credits: before, receivers: told } = own.value;
			const receivers = receiversOf(actor, typed);
			if (!receivers.ok) return receivers;
			const isOthers = { accountId, credits, id: { not: alertId } };
			if ((await tx.prisma.alert.count({ where: isOthers })) > 0) {
				return refuse("CONFLICT", "alertIsThere", {}, { field: "credits" });
			}
			const addresses = (of: readonly { address: string }[]) =>
				of
					.map(({ address }) => address)
					.sort()
					.join(" ");
			if (credits === before && addresses(receivers.value) === addresses(told)) return done({ alertId, unasked: 0 });
			if (credits !== before) {
				await tx.sql.execute(
					`UPDATE "alert" SET "credits" = $2::bigint,
						"crossed_at" = CASE WHEN ${availableSql("pool", "$3::timestamptz")} < $2::bigint THEN $3::timestamptz END
					FROM "pool" WHERE "alert"."id" = $1::uuid AND "pool"."account_id" = "alert"."account_id"`,
					[alertId, credits, await tx.clock.now(tx.sql)],
				);
			}
			const asked = await setReceivers(tx, { alertId, actor, receivers: receivers.value, ipAddress });
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: `${subject.type}.alert_changed`,
				subject,
				before: { alertBelow: before, receivers: told.length },
				after: { creditType: creditTypeId, alertBelow: credits, receivers: receivers.value.length },
			});
			return done({ alertId, ...asked });
		},
		{ clock },
	);
}
