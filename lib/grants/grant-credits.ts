import { keyClientOf, type VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { mayGrantCredits } from "./policy.ts";
import type { GrantCreditsInput } from "./schema.ts";

export interface GrantedCredits {
	readonly lotId: string;
	readonly balanceAfter: bigint;
}

/**
 * Gives a user credits that were not bought, for a reason that is stored (product.md 42). Refuses a user who is unknown or
 * removed, one of a closed organization (SUSPENDED), a credit type that is unknown (NOT_FOUND) or retired (CONFLICT), and an end that is over (INVALID). The same key
 * and body give nothing a second time. Needs the operator's *Grant Credits*.
 */
export async function grantCredits(
	{ actor, db, clock, client }: VerbContext,
	{ key, ...input }: GrantCreditsInput,
): Promise<Result<GrantedCredits>> {
	if (!mayGrantCredits(actor)) return refuse("NOT_FOUND", "notFound");
	const { userId, creditTypeId, credits, expiresOn, reason } = input;
	return postOnce(
		{ db, clock, client: keyClientOf({ actor, client }) },
		{ key, kind: "grant", body: input },
		{
			lock: (tx) => lockUsers(tx.sql, [userId, actor.userId]),
			post: async (tx) => {
				const user = await tx.prisma.user.findUnique({
					where: { id: userId },
					include: { organization: { select: { name: true, closedAt: true } } },
				});
				if (!user || user.status === "removed") return refuse("NOT_FOUND", "holderNotFound");
				const { name, closedAt } = user.organization;
				if (closedAt) return refuse("SUSPENDED", "organizationIsClosed", { name });
				const creditType = await tx.prisma.creditType.findUnique({ where: { id: creditTypeId } });
				if (!creditType) return refuse("NOT_FOUND", "creditTypeNotFound", {}, { field: "creditTypeId" });
				if (creditType.retiredAt !== null) {
					return refuse("CONFLICT", "creditTypeRetired", { name: creditType.name }, { field: "creditTypeId" });
				}
				const { end } = await readPeriod(tx.sql, { to: expiresOn });
				// The day's last millisecond, so that the instant names the day.
				const expiresAt = end && new Date(end.getTime() - 1);
				if (expiresAt && expiresAt <= (await tx.clock.now(tx.sql))) {
					return refuse("INVALID", "expiresInThePast", {}, { field: "expiresOn" });
				}
				const posted = await postGrant(tx, { userId, creditTypeId, credits, expiresAt, reason, actorId: actor.userId });
				await recordAudit(tx, {
					actor,
					organizationId: user.organizationId,
					action: "user.credits_granted",
					subject: { type: "user", id: userId },
					after: { creditType: creditType.name, credits, expiresAt },
					reason,
				});
				return done(posted);
			},
		},
	);
}
