import { confirmMailbox, type MailboxRequest, readMailboxRequest } from "@/lib/accounts/mailboxes/confirm-mailbox.ts";
import type { ReadContext, VisitorContext } from "@/lib/actions/verb.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { ConfirmAlertEmailInput } from "./schema.ts";

const purpose = "alert_email";

/** Whose alerts a mailbox is asked to get; null for a link that isn't good. */
export async function readAlertEmailRequest(
	context: Pick<ReadContext<Database | Transaction>, "db">,
	token: string,
): Promise<MailboxRequest | null> {
	return readMailboxRequest(context, { purpose, token });
}

/**
 * A mailbox agrees to get a user's alerts: those that name it now and later (product.md 28c). Refuses old, used, replaced and
 * unknown links alike (NOT_FOUND).
 */
export async function confirmAlertEmail(
	context: VisitorContext,
	{ token }: ConfirmAlertEmailInput,
): Promise<Result<{ email: string }>> {
	return confirmMailbox(context, {
		...{ purpose, token, audit: { action: "user.alert_email_confirmed", type: "user" } },
		store: (tx, agreed) => tx.prisma.confirmedAlertEmail.createMany({ data: [agreed], skipDuplicates: true }),
	});
}
