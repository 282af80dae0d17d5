import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { UNDO, undoKey } from "@/lib/grants/undo-movement.ts";
import { postWithdrawals, type Withdrawal } from "@/lib/ledger/movements/post-withdrawals.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { claimKeys, storeAnswers } from "@/lib/ledger/requests/claim-keys.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { UndoBatchInput } from "./schema.ts";

/** What an undoing took back, of what was granted. */
export interface UndoneBatch {
	readonly granted: bigint;
	readonly takenBack: bigint;
}

/**
 * Undoes a batch of grants, once, by the opposite movements (product.md 42): all at once, each as far as it is unspent,
 * unexpired and not on hold. Grants of it that were undone one by one before stay as they are. Refused where it was undone
 * before (CONFLICT) and for balances, whose orders are refunded instead. Needs *Grant Credits*.
 */
export async function undoBatch(
	{ actor, db, clock }: VerbContext,
	{ batchId, reason }: UndoBatchInput,
): Promise<Result<UndoneBatch>> {
	if (!mayGrantCredits(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			await lockKeys(tx.sql, "creditBatches", ["all"]);
			const batch = await tx.prisma.creditBatch.findUnique({ where: { id: batchId, kind: "grants" } });
			if (!batch) return refuse("NOT_FOUND", "batchNotFound");
			if (batch.undoneAt !== null) return refuse("CONFLICT", "batchUndone");
			const all = await readGrants(tx, batchId);
			await lockUsers(tx.sql, [...all.map(({ userId }) => userId), actor.userId]);
			const grants = await claimGrants(tx, all);
			const taken = await takeBack(tx, { actor, batchId, grants, reason });
			const undoneAt = await tx.clock.now(tx.sql);
			await tx.prisma.creditBatch.update({
				where: { id: batchId },
				data: { undoneAt, undoneById: actor.userId, undoReason: reason },
			});
			return done({
				granted: all.reduce((sum, { credits }) => sum + credits, 0n),
				takenBack: taken.reduce((sum, credits) => sum + credits, 0n),
			});
		},
		{ clock },
	);
}

interface Grant extends Withdrawal {
	readonly line: number;
	readonly version: bigint;
	readonly organizationId: string;
	readonly creditType: string;
}

async function readGrants(tx: Transaction, batchId: string): Promise<Grant[]> {
	// The kinds change no answer: they are the condition of the index `entry_movement`.
	return tx.sql.query<Grant>(
		`SELECT "line"."line", "line"."user_id" AS "userId", "line"."account_id" AS "accountId", "line"."lot_id" AS "lotId",
			"line"."credits", "entry"."version", "user"."organization_id" AS "organizationId",
			"credit_type"."name" AS "creditType"
		FROM "credit_batch_line" AS "line"
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "line"."account_id" AND "entry"."movement_id" = "line"."batch_id"
			AND "entry"."lot_id" = "line"."lot_id" AND "entry"."kind" NOT IN ('charge', 'expiry')
		JOIN "user" ON "user"."id" = "line"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "line"."credit_type_id"
		WHERE "line"."batch_id" = $1::uuid ORDER BY "line"."line"`,
		[batchId],
	);
}

/** Those that no one has undone one by one; from now on no one can. */
async function claimGrants(tx: Transaction, grants: readonly Grant[]): Promise<readonly Grant[]> {
	const requests = grants.map(({ accountId, version }) => ({
		client: UNDO,
		key: undoKey({ accountId, version }),
		kind: "adjustment" as const,
		body: { accountId, version },
	}));
	const claims = await claimKeys(tx.sql, requests, { effectIds: requests.map(() => newId()), skipLocked: false });
	return grants.filter((_, index) => claims[index]?.state === "new");
}

async function takeBack(
	tx: Transaction,
	{ actor, batchId, grants, reason }: { actor: Actor; batchId: string; grants: readonly Grant[]; reason: string },
): Promise<readonly bigint[]> {
	const movement = { movementId: newId(), reason, actorId: actor.userId };
	const taken = await postWithdrawals(tx, { ...movement, withdrawals: grants });
	await storeAnswers(
		tx.sql,
		grants.map((grant) => ({ client: UNDO, key: undoKey(grant), answer: done({ batchId }) })),
	);
	await tx.sql.execute(
		`UPDATE "credit_batch_line" SET "undone_credits" = "row"."credits"
		FROM unnest($2::int[], $3::bigint[]) AS "row" ("line", "credits")
		WHERE "credit_batch_line"."batch_id" = $1::uuid AND "credit_batch_line"."line" = "row"."line"`,
		[batchId, grants.map(({ line }) => line), taken],
	);
	await recordAudits(
		tx,
		grants.flatMap(({ userId, organizationId, creditType }, index) => {
			const credits = taken[index] ?? 0n;
			if (credits === 0n) return [];
			const subject = { type: "user", id: userId } as const;
			const after = { creditType, credits: -credits };
			return [{ actor, organizationId, action: "user.credits_adjusted" as const, subject, after, reason }];
		}),
	);
	return taken;
}
