import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { availableSql } from "./available-sql.ts";
import { ALERTS_OF_POOL } from "./bounds.ts";
import { lockOwnPool } from "./lock-own-alerts.ts";
import type { AddAlertInput } from "./schema.ts";
import { receiversOf, setReceivers } from "./set-receivers.ts";

/** What became of the alert, and how many of its receivers could not be asked now. */
export interface SavedAlert {
	readonly alertId: string;
	readonly unasked: number;
}

/**
 * Sets an alert on the actor's own wallet or share group: from now on they are told, and receivers who have agreed, when
 * fewer credits are left, and when there are as many again (product.md 28c). Where fewer are left already, nobody is told
 * that. Refused with NOT_FOUND for a pool that isn't the actor's, CONFLICT where they use another's credits, where there is
 * one at that number, or enough of them, and INVALID for what is no address.
 */
export async function addAlert(
	{ actor: by, db, clock, ipAddress }: VerbContext,
	{ pool, credits, receivers: typed }: AddAlertInput,
): Promise<Result<SavedAlert>> {
	return transact(
		db,
		async (tx) => {
			const own = await lockOwnPool(tx, by, pool);
			if (!own.ok) return own;
			const { actor, accountId, creditTypeId, subject } = own.value;
			const receivers = receiversOf(actor, typed);
			if (!receivers.ok) return receivers;
			const others = await tx.prisma.alert.findMany({ where: { accountId } });
			if (others.some((one) => one.credits === credits)) {
				return refuse("CONFLICT", "alertIsThere", {}, { field: "credits" });
			}
			if (others.length >= ALERTS_OF_POOL) return refuse("CONFLICT", "tooManyAlerts", { most: ALERTS_OF_POOL });
			const alertId = newId();
			await tx.sql.execute(
				`INSERT INTO "alert" ("id", "user_id", "account_id", "credits", "made_at", "crossed_at")
				SELECT $1::uuid, $2::uuid, "account_id", $4::bigint, $5::timestamptz,
					CASE WHEN ${availableSql("pool", "$5::timestamptz")} < $4::bigint THEN $5::timestamptz END
				FROM "pool" WHERE "account_id" = $3::uuid`,
				[alertId, actor.userId, accountId, credits, await tx.clock.now(tx.sql)],
			);
			const asked = await setReceivers(tx, { alertId, actor, receivers: receivers.value, ipAddress });
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: `${subject.type}.alert_added`,
				subject,
				after: { creditType: creditTypeId, alertBelow: credits, receivers: receivers.value.length },
			});
			return done({ alertId, ...asked });
		},
		{ clock },
	);
}
