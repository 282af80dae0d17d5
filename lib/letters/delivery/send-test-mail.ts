import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { maySeeMail } from "./policy.ts";
import type { SendTestMailInput } from "./schema.ts";

/** At most so many wait at once, so that a server that hangs isn't given more and more. */
const MOST_WAITING = 3;

/**
 * Sends the actor a mail, to find out whether the mail server delivers (product.md 52). Needs the operator's *See Mail*.
 * Refused while some are on their way (CONFLICT).
 */
export async function sendTestMail(
	{ actor, db, clock }: VerbContext,
	_: SendTestMailInput,
): Promise<Result<{ email: string }>> {
	if (!maySeeMail(actor)) return refuse("NOT_FOUND", "notFound");
	const { userId, organizationId, email, name, language } = actor;
	return transact(
		db,
		async (tx) => {
			const waiting = await tx.prisma.mail.count({
				where: { userId, kind: "mail_test", status: { in: ["waiting", "sending"] } },
			});
			if (waiting >= MOST_WAITING) return refuse("CONFLICT", "testMailsWait");
			const to = { userId, organizationId, email, name, language };
			const mailId = await enqueueMail(tx, { kind: "mail_test", to, facts: {} });
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "mail.tested",
				subject: { type: "mail", id: mailId },
			});
			return done({ email });
		},
		{ clock },
	);
}
