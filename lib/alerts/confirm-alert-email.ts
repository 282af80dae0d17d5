import { readToken, useToken as takeToken } from "@/lib/accounts/tokens/tokens.ts";
import type { ReadContext, VisitorContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";
import type { ConfirmAlertEmailInput } from "./schema.ts";

/** What the owner of a mailbox is asked: whose alerts it will get. */
export interface AlertEmailRequest {
	readonly email: string;
	readonly name: string;
	readonly organization: string;
}

/** What a link is about, without using it up; null for a link that is old, used, replaced or unknown. */
export async function readAlertEmailRequest(
	{ db }: Pick<ReadContext<Database | Transaction>, "db">,
	token: string,
): Promise<AlertEmailRequest | null> {
	return transact(db, async (tx) => {
		const found = await readToken(tx, { purpose: "alert_email", token });
		if (!found) return null;
		const { name, organization } = await tx.prisma.user.findUniqueOrThrow({
			where: { id: found.userId },
			include: { organization: true },
		});
		return { email: found.email, name, organization: organization.name };
	});
}

/**
 * A mailbox agrees to get a user's alerts: those that name it now and later (product.md 28c). Refuses old, used, replaced and
 * unknown links alike (NOT_FOUND).
 */
export async function confirmAlertEmail(
	{ db, clock }: VisitorContext,
	{ token }: ConfirmAlertEmailInput,
): Promise<Result<{ email: string }>> {
	const presented = { purpose: "alert_email", token } as const;
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
			const confirmedAt = await tx.clock.now(tx.sql);
			await tx.prisma.confirmedAlertEmail.createMany({
				data: [{ userId, address, confirmedAt }],
				skipDuplicates: true,
			});
			const { organizationId } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
			await recordAudit(tx, {
				actor: null,
				organizationId,
				action: "user.alert_email_confirmed",
				subject: { type: "user", id: userId },
			});
			return done({ email: used.email });
		},
		{ clock },
	);
}
