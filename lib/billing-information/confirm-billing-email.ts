import { confirmMailbox, type MailboxRequest, readMailboxRequest } from "@/lib/accounts/mailboxes/confirm-mailbox.ts";
import type { ReadContext, VisitorContext } from "@/lib/actions/verb.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { ConfirmBillingEmailInput } from "./schema.ts";

const purpose = "billing_email";

/** Whose orders a mailbox is asked to be told of; null for a link that isn't good. */
export async function readBillingEmailRequest(
	context: Pick<ReadContext<Database | Transaction>, "db">,
	token: string,
): Promise<MailboxRequest | null> {
	return readMailboxRequest(context, { purpose, token });
}

/**
 * The mailbox of a billing email agrees: from now on it is told of the orders of the user who gave it, also when they
 * enter it again after another (product.md 10). Refuses old, used, replaced and unknown links alike (NOT_FOUND).
 */
export async function confirmBillingEmail(
	context: VisitorContext,
	{ token }: ConfirmBillingEmailInput,
): Promise<Result<{ email: string }>> {
	return confirmMailbox(context, {
		...{ purpose, token, audit: { action: "billing_information.email_confirmed", type: "billing_information" } },
		store: (tx, agreed) => tx.prisma.confirmedBillingEmail.createMany({ data: [agreed], skipDuplicates: true }),
	});
}
