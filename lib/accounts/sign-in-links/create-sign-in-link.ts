import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { mintToken, TOKEN_LIFETIME_SECONDS } from "../tokens/tokens.ts";

/**
 * The secret of a link that lets a user of the actor's organization in, once and within a minute (product.md 56b). For
 * callers who have signed the user in themselves: the vendor's keys. One that was made before stops counting. Needs *Edit
 * User*; refuses service users, the operator's people and those of a sandbox (FORBIDDEN), and who is suspended.
 */
export async function createSignInLink(
	{ actor, db, clock }: VerbContext,
	{ userId }: { readonly userId: string },
): Promise<Result<{ token: string; expiresAt: Date }>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	const { organizationId } = actor;
	return transact(
		db,
		async (tx) => {
			const obstacle = await refusalToLetIn(tx, { userId, organizationId });
			if (obstacle) return obstacle;
			const token = await mintToken(tx, { purpose: "sign_in", userId });
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "user.sign_in_link_made",
				subject: { type: "user", id: userId },
			});
			const madeAt = await tx.clock.now(tx.sql);
			return done({ token, expiresAt: new Date(madeAt.getTime() + TOKEN_LIFETIME_SECONDS.sign_in * 1000) });
		},
		{ clock },
	);
}

async function refusalToLetIn(
	tx: Transaction,
	where: { readonly userId: string; readonly organizationId: string },
): Promise<Refusal | null> {
	const user = await tx.prisma.user.findFirst({
		where: { id: where.userId, organizationId: where.organizationId, status: { not: "removed" } },
		include: { organization: true },
	});
	if (!user) return refuse("NOT_FOUND", "userNotFound");
	const { kind, status, name, organization } = user;
	if (kind === "service") return refuse("FORBIDDEN", "signInLinkOfServiceUser");
	if (organization.isOperator) return refuse("FORBIDDEN", "signInLinkOfOperator");
	if (organization.sandboxOfId !== null) return refuse("FORBIDDEN", "signInLinkOfSandbox");
	return status === "active" ? null : refuse("SUSPENDED", "userSuspended", { name });
}
