import { z } from "zod";

/** What is done by the clock. Each run does all there is to do and no more, so that any of them may be run again. */
export const SCHEDULED_TASKS = [
	"verify_ledger",
	"expire_holds",
	"expire_lots",
	"finish_closing_groups",
	"continue_bulk_refunds",
	"tell_of_limits",
	"warn_of_expiry",
	"run_refills",
	"evaluate_alerts",
	"remind_of_invoices",
	"settle_credit_requests",
	"continue_subscriptions",
	"recover_mail",
	"seal_audit_log",
	"clean_up",
] as const;
export type ScheduledTask = (typeof SCHEDULED_TASKS)[number];

export const runTaskSchema = z.strictObject({ task: z.enum(SCHEDULED_TASKS) });
export type RunTaskInput = z.output<typeof runTaskSchema>;

/** One thing that a check found, as it is kept. */
export const keptFindingSchema = z.object({
	invariant: z.int(),
	holds: z.string(),
	id: z.string(),
	sentence: z.string(),
});
export type KeptFinding = z.output<typeof keptFindingSchema>;
