import { type ParsedCronItem, parseCronItems, type Task, type TaskList } from "graphile-worker";
import { z } from "zod";
import { evaluateAlerts } from "@/lib/alerts/evaluate-alerts.ts";
import { sealAuditLog } from "@/lib/audit/seals/seal-audit-log.ts";
import { continueBulkRefunds } from "@/lib/bulk-refunds/continue-bulk-refunds.ts";
import { settleCreditRequests } from "@/lib/credit-requests/settle-credit-requests.ts";
import { warnOfExpiry } from "@/lib/expiry-warnings/warn-of-expiry.ts";
import { expireHolds } from "@/lib/ledger/charges/expire-holds.ts";
import { finishClosingGroups } from "@/lib/ledger/movements/close-share-group.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import type { MailServer } from "@/lib/letters/delivery/mail-server.ts";
import { recoverMail } from "@/lib/letters/delivery/recover-mail.ts";
import { tellOfLimits } from "@/lib/limits/tell-of-limits.ts";
import { runLedgerCheck } from "@/lib/operations/run-ledger-check.ts";
import { LEDGER_QUEUE } from "@/lib/operations/run-task.ts";
import type { ScheduledTask } from "@/lib/operations/schema.ts";
import { remindOfInvoices } from "@/lib/orders/remind-of-invoices.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { runRefills } from "@/lib/refills/run/run-refills.ts";
import { continueSubscriptions } from "@/lib/subscriptions/renewals/continue-subscriptions.ts";
import { cleanUp } from "./clean-up.ts";

const deliverMailPayload = z.object({ mailId: z.uuid() });

/** Work that waits for an outside system. */
export function mailTasks({ db, mailServer }: { db: Database; mailServer: MailServer | null }): TaskList {
	return {
		async deliver_mail(payload, { job, abortSignal: signal }) {
			const { mailId } = deliverMailPayload.parse(payload);
			const isLastAttempt = job.attempts >= job.max_attempts;
			await deliverMail({ db, server: mailServer, signal }, { mailId, isLastAttempt });
		},
	};
}

/** Scheduled work, which waits for nothing but the database. */
export function scheduledTasks({ db }: { db: Database }): Record<ScheduledTask, Task> {
	return {
		verify_ledger: async (_, { abortSignal: signal }) => void (await runLedgerCheck({ db, signal })),
		tell_of_limits: async () => void (await tellOfLimits({ db })),
		warn_of_expiry: async () => void (await warnOfExpiry({ db })),
		run_refills: async () => void (await runRefills({ db })),
		evaluate_alerts: async () => void (await evaluateAlerts({ db })),
		remind_of_invoices: async () => void (await remindOfInvoices({ db })),
		settle_credit_requests: async () => void (await settleCreditRequests({ db })),
		continue_subscriptions: async () => void (await continueSubscriptions({ db })),
		recover_mail: async () => void (await recoverMail({ db })),
		expire_holds: async () => void (await expireHolds({ db })),
		finish_closing_groups: async () => void (await finishClosingGroups({ db })),
		continue_bulk_refunds: async () => void (await continueBulkRefunds({ db })),
		expire_lots: async () => void (await expireLots(db)),
		seal_audit_log: async () => void (await sealAuditLog({ db })),
		clean_up: async () => void (await cleanUp({ db })),
	};
}

/** The schedule (UTC). Runs that were missed while no worker ran are not made up for: each run does all there is. */
export function scheduleOfTasks(): ParsedCronItem[] {
	return parseCronItems(
		[
			{ task: "expire_holds", match: "* * * * *" },
			{ task: "expire_lots", match: "* * * * *" },
			{ task: "finish_closing_groups", match: "* * * * *" },
			{ task: "continue_bulk_refunds", match: "* * * * *" },
			{ task: "tell_of_limits", match: "* * * * *" },
			{ task: "evaluate_alerts", match: "* * * * *" },
			{ task: "warn_of_expiry", match: "37 * * * *" },
			{ task: "run_refills", match: "* * * * *" },
			{ task: "remind_of_invoices", match: "23 * * * *" },
			{ task: "settle_credit_requests", match: "* * * * *" },
			{ task: "continue_subscriptions", match: "* * * * *" },
			{ task: "recover_mail", match: "* * * * *" },
			{ task: "seal_audit_log", match: "* * * * *" },
			{ task: "clean_up", match: "17 3 * * *" },
			{ task: "verify_ledger", match: "41 2 * * *", queueName: LEDGER_QUEUE },
		].map(({ task, match, queueName }) => ({
			task,
			match,
			identifier: task,
			// At most one of each waits: the next minute's replaces one that has not begun.
			options: { backfillPeriod: 0, maxAttempts: 1, jobKey: task, jobKeyMode: "replace", queueName },
		})),
	);
}
