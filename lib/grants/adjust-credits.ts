import { keyClientOf, type VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type PostedAdjustment, postAdjustment } from "@/lib/ledger/movements/post-adjustment.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Result, refuse } from "@/lib/platform/refusal.ts";
import { mayGrantCredits } from "./policy.ts";
import type { AdjustCreditsInput } from "./schema.ts";

/**
 * Adds credits to a lot of a user's wallet, or takes unspent ones out of it, for a reason that is stored (product.md 42).
 * Refused where the lot has expired or has fewer. The same key and body adjust nothing a second time. Needs the operator's
 * *Grant Credits*.
 */
export async function adjustCredits(
	{ actor, db, clock, client }: VerbContext,
	{ key, ...input }: AdjustCreditsInput,
): Promise<Result<PostedAdjustment>> {
	if (!mayGrantCredits(actor)) return refuse("NOT_FOUND", "notFound");
	return postOnce(
		{ db, clock, client: keyClientOf({ actor, client }) },
		{ key, kind: "adjustment", body: input },
		{
			lock: async (tx) => lockHolder(tx, { actor, holder: await findHolder(tx, input.lotId) }),
			post: async (tx, holder) => {
				if (!holder.found) return refuse("NOT_FOUND", "lotNotFound");
				return postAudited(tx, { actor, holder: holder.found, ...input });
			},
		},
	);
}

export interface Holder {
	readonly userId: string;
	readonly organizationId: string;
	readonly creditType: string;
}

/** Whose wallet a lot is in; null for one that is unknown, or in a share group. */
async function findHolder(tx: Transaction, lotId: string): Promise<Holder | null> {
	const lot = await tx.prisma.lot.findFirst({ where: { id: lotId }, select: { accountId: true } });
	return lot && findHolderOf(tx, lot.accountId);
}

/** Whose wallet this is; null for the account of a share group. */
export async function findHolderOf(tx: Transaction, accountId: string): Promise<Holder | null> {
	const [holder] = await tx.sql.query<Holder>(
		`SELECT "user"."id" AS "userId", "organization_id" AS "organizationId", "credit_type"."name" AS "creditType"
		FROM "account" JOIN "user" ON "user"."id" = "account"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		WHERE "account"."id" = $1::uuid`,
		[accountId],
	);
	return holder ?? null;
}

export async function lockHolder(
	tx: Transaction,
	{ actor, holder }: { actor: Actor; holder: Holder | null },
): Promise<{ readonly found: Holder | null }> {
	await lockUsers(tx.sql, [actor.userId, holder?.userId ?? null]);
	return { found: holder };
}

/** The adjustment and its row in the audit log of the holder's organization. */
export async function postAudited(
	tx: Transaction,
	{ actor, holder, ...adjustment }: { actor: Actor; holder: Holder; lotId: string; credits: bigint; reason: string },
): Promise<Result<PostedAdjustment>> {
	const posted = await postAdjustment(tx, { ...adjustment, actorId: actor.userId });
	if (!posted.ok) return posted;
	await recordAudit(tx, {
		actor,
		organizationId: holder.organizationId,
		action: "user.credits_adjusted",
		subject: { type: "user", id: holder.userId },
		after: { creditType: holder.creditType, credits: adjustment.credits },
		reason: adjustment.reason,
	});
	return posted;
}
