import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { AuditAction } from "@/lib/audit/audit-actions.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/**
 * What became of a request, in the audit log of the organization in which it was made. Who answers as the creator of a share
 * group of another organization isn't named there; what they did is in the log of their own. Why credits are asked for stays
 * out of the log: it is erased with its person.
 */
export async function recordRequest(
	tx: Transaction,
	{ actor, request, action, credits = request.credits, reason }: RequestRecord,
): Promise<void> {
	const { organizationId, userId, creditTypeId } = request;
	await recordAudit(tx, {
		actor: actor?.organizationId === organizationId ? actor : null,
		organizationId,
		action,
		subject: { type: "user", id: userId },
		after: { creditType: creditTypeId, ...(credits !== null && { credits }) },
		...(reason !== undefined && { reason }),
	});
}

interface RequestRecord {
	/** Null where it closed by itself. */
	readonly actor: Actor | null;
	readonly request: Pick<CreditRequest, "organizationId" | "userId" | "creditTypeId" | "credits">;
	readonly action: Extract<AuditAction, `user.credit${"s_asked_for" | `_request_${string}`}`>;
	/** What was given, where it isn't what was asked for; null where that is no number of credits. */
	readonly credits?: bigint | null;
	readonly reason?: string;
}
