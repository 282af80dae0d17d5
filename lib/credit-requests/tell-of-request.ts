import type { CreditRequest } from "@/generated/prisma/client.ts";
import { enqueueMails } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** Mails a request to everyone whom it was put to. */
export async function tellOfRequest(tx: Transaction, requestId: string, userIds: readonly string[]): Promise<void> {
	const recipients = await findRecipients(tx, userIds);
	await enqueueMails(
		tx,
		[...recipients.values()].map((to) => ({ kind: "credit_request", to, facts: { requestId } })),
	);
}

/** Mails the person who asked what one person answered, or, where nobody did, that the request has closed. */
export async function tellOfAnswer(
	tx: Transaction,
	{ id: requestId, userId }: Pick<CreditRequest, "id" | "userId">,
	{ answeredById }: { readonly answeredById: string | null },
): Promise<void> {
	const to = (await findRecipients(tx, [userId])).get(userId);
	if (to) await enqueueMails(tx, [{ kind: "credit_request_answered", to, facts: { requestId, answeredById } }]);
}
