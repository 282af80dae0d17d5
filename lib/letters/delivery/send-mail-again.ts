import type { MailStatus } from "@/generated/prisma/enums.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { requestDelivery } from "@/lib/outbox/enqueue-mail.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { maySeeMail } from "./policy.ts";
import { maySendAgain, type SendMailAgainInput } from "./schema.ts";

/**
 * Delivers a mail again that failed, is stored, waits for its next attempt, or may have been sent already: written
 * again, with the same link. Needs the operator's *See Mail*. Refuses mail that was sent, or is being sent (CONFLICT).
 */
export async function sendMailAgain(
	{ actor, db, clock }: VerbContext,
	{ mailId }: SendMailAgainInput,
): Promise<Result<null>> {
	if (!maySeeMail(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const [mail] = await tx.sql.query<{ status: MailStatus; attempts: number }>(
				`SELECT "status"::text AS "status", "attempts" FROM "mail"
				WHERE "id" = $1::uuid ${rowLock(tx.sql, "mails", { strength: "UPDATE", ids: [mailId] })}`,
				[mailId],
			);
			if (!mail) return refuse("NOT_FOUND", "notFound");
			if (mail.status === "sending") return refuse("CONFLICT", "mailInHand");
			if (!maySendAgain(mail)) return refuse("CONFLICT", "mailNotToSendAgain");
			await tx.prisma.mail.update({
				where: { id: mailId },
				data: { status: "waiting", closedAt: null, keptText: null, keptHtml: null },
			});
			await requestDelivery(tx, [mailId]);
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: "mail.sent_again",
				subject: { type: "mail", id: mailId },
			});
			return done(null);
		},
		{ clock },
	);
}
