import { z } from "zod";
import type { MailStatus } from "@/generated/prisma/enums.ts";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import type { MailKind } from "@/lib/outbox/mail-kinds.ts";

export const MAIL_STATUSES = [
	...["waiting", "sending", "sent", "maybe_sent", "kept", "failed", "obsolete", "unwanted"],
] as const satisfies readonly MailStatus[];
export const MAIL_SORTS = ["createdAt", "recipient", "attempts"] as const;

/** The filters of Operator › Mail; all of them are in the URL. */
export interface MailQuery extends ListQuery<(typeof MAIL_SORTS)[number]> {
	/** Part of a recipient's name or address, or of a subject. */
	readonly search: string;
	readonly status: MailStatus | null;
	readonly kind: MailKind | null;
	/** The first and the last day of being written, in the deployment's time zone, both included: YYYY-MM-DD. */
	readonly from?: string | null;
	readonly to?: string | null;
}

export const sendMailAgainSchema = z.strictObject({ mailId: z.uuid() });
export type SendMailAgainInput = z.output<typeof sendMailAgainSchema>;

/** Whether an operator may have a mail sent again: not if it was sent, is being sent, or is no longer needed. */
export function maySendAgain({ status, attempts }: { status: MailStatus; attempts: number }): boolean {
	return status === "failed" || status === "maybe_sent" || status === "kept" || (status === "waiting" && attempts > 0);
}

export const sendTestMailSchema = z.strictObject({});
export type SendTestMailInput = z.infer<typeof sendTestMailSchema>;
