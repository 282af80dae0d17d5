import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { mayManageSeller } from "./policy.ts";
import { type ReminderDays, readReminderDays } from "./reminder-days.ts";
import type { SaveRemindersInput } from "./schema.ts";

/**
 * Says when unpaid invoices are reminded of (product.md 53c); those that have been sent stay sent. Refuses with STALE where
 * the days aren't any more what they `were` when the form was opened. Needs the operator's *Manage Seller*.
 */
export async function saveReminders(
	{ actor, db, clock }: VerbContext,
	{ days, was }: SaveRemindersInput,
): Promise<Result<null>> {
	if (!mayManageSeller(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			await lockKeys(tx.sql, "catalogue", ["all"]);
			const before = await readReminderDays({ db: tx.prisma });
			if (!isSame(before, was)) return refuse("STALE", "remindersChangedMeanwhile");
			if (isSame(before, days)) return done(null);
			await tx.prisma.deployment.update({ where: { id: 1 }, data: columnsOf(days) });
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: "organization.reminders_changed",
				subject: { type: "organization", id: actor.organizationId },
				before: columnsOf(before),
				after: columnsOf(days),
			});
			return done(null);
		},
		{ clock },
	);
}

function isSame(one: ReminderDays, other: ReminderDays): boolean {
	return JSON.stringify(columnsOf(one)) === JSON.stringify(columnsOf(other));
}

function columnsOf({ beforeDays, onDueDay, afterDays }: ReminderDays) {
	return { reminderBeforeDays: beforeDays, reminderOnDueDay: onDueDay, reminderAfterDays: afterDays };
}
