import { readToken, useToken as takeToken } from "@/lib/accounts/tokens/tokens.ts";
import type { ReadContext, VisitorContext } from "@/lib/actions/verb.ts";
import { type AuditRecord, recordAudit } from "@/lib/audit/record-audit.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";

/** What a user has named somebody else's mailbox for: mail about their alerts, or about their orders. */
type Purpose = "alert_email" | "billing_email";

/** What the owner of a mailbox is asked: who named it. */
export interface MailboxRequest {
	readonly email: string;
	readonly name: string;
	readonly organization: string;
}

/** What a link is about, without using it up; null for a link that is old, used, replaced or unknown. */
export async function readMailboxRequest(
	{ db }: Pick<ReadContext<Database | Transaction>, "db">,
	presented: { readonly purpose: Purpose; readonly token: string },
): Promise<MailboxRequest | null> {
	return transact(db, async (tx) => {
		const found = await readToken(tx, presented);
		if (!found) return null;
		const { name, organization } = await tx.prisma.user.findUniqueOrThrow({
			where: { id: found.userId },
			include: { organization: true },
		});
		return { email: found.email, name, organization: organization.name };
	});
}

interface Confirmation {
	readonly purpose: Purpose;
	readonly token: string;
	/** Stores that the mailbox agreed; a second time it changes nothing. */
	readonly store: (tx: Transaction, agreed: { userId: string; address: string; confirmedAt: Date }) => Promise<unknown>;
	readonly audit: { readonly action: AuditRecord["action"]; readonly type: AuditRecord["subject"]["type"] };
}

/**
 * A mailbox agrees to what a user has named it for, now and whenever they name it again. Refuses old, used, replaced and
 * unknown links alike (NOT_FOUND). Returns the mailbox's address as it was entered.
 */
export async function confirmMailbox(
	{ db, clock }: VisitorContext,
	{ purpose, token, store, audit: { action, type } }: Confirmation,
): Promise<Result<{ email: string }>> {
	const presented = { purpose, token };
	return transact(
		db,
		async (tx) => {
			const wanted = await readToken(tx, presented);
			if (!wanted) return refuse("NOT_FOUND", "linkNotGood");
			const { userId } = wanted;
			// Before the link is used: a user who is removed in the meantime leaves no address here.
			await lockUserBesideCharges(tx, userId);
			const used = await takeToken(tx, presented);
			const address = used && normalizeAddress(used.email);
			if (!address) return refuse("NOT_FOUND", "linkNotGood");
			await store(tx, { userId, address, confirmedAt: await tx.clock.now(tx.sql) });
			const { organizationId } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
			await recordAudit(tx, { actor: null, organizationId, action, subject: { type, id: userId } });
			return done({ email: used.email });
		},
		{ clock },
	);
}
