import { keyClientOf, type VerbContext } from "@/lib/actions/verb.ts";
import { type AuditRecord, recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { postArrivals } from "@/lib/ledger/movements/post-arrivals.ts";
import { type Columns, insertRows } from "@/lib/ledger/posting/insert-rows.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import { type Balance, recordBalances } from "@/lib/orders/elsewhere/record-balances.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { checkCreditLines } from "./check-credit-lines.ts";
import type { CreditBatchKind, CreditLine, GoodLine } from "./credit-line.ts";
import { type WrongLine, wrongOf } from "./summary-of.ts";

export interface NewBatch {
	readonly kind: CreditBatchKind;
	readonly key: string;
	readonly lines: readonly CreditLine[];
	readonly reason: string;
	/** Null where it came by the API. */
	readonly fileName: string | null;
	/** Users of no other organization; null for all. */
	readonly confinedToId?: string | null;
}

/** What was posted. `batchId` is null where there was nothing new. */
export interface PostedBatch {
	readonly batchId: string | null;
	readonly lines: number;
	/** Lines that were posted before, and changed nothing this time. */
	readonly there: number;
}

/** What a refusal for wrong lines carries: the first of them. */
export interface WrongLines {
	readonly wrong: readonly WrongLine[];
	readonly count: number;
}

/**
 * Posts a batch of grants, or of balances of another system, all or nothing: one line that is wrong, and nothing is posted
 * (INVALID, with these lines). Users and lines are checked again under their locks. The same key and lines post nothing a
 * second time. Needs the operator's *Grant Credits*.
 */
export async function postBatch(context: VerbContext, batch: NewBatch): Promise<Result<PostedBatch>> {
	const { actor, db, clock } = context;
	if (!mayGrantCredits(actor)) return refuse("NOT_FOUND", "notFound");
	const { key, kind, lines, reason, confinedToId = null } = batch;
	return postOnce<ReadonlyMap<string, unknown>, PostedBatch>(
		{ db, clock, client: keyClientOf(context) },
		{ key, kind: "grant", body: { batch: kind, lines, reason } },
		{
			lock: async (tx) => {
				await lockKeys(tx.sql, "creditBatches", ["all"]);
				const userIds = newOf(await checkCreditLines(tx, { kind, lines, confinedToId })).map(({ userId }) => userId);
				return lockUsers(tx.sql, [...userIds, actor.userId]);
			},
			post: async (tx, locked) => {
				const checked = await checkCreditLines(tx, { kind, lines, confinedToId });
				const wrong = wrongOf(checked);
				if (wrong.count > 0) {
					return refuse("INVALID", "batchLinesWrong", { count: wrong.count }, { field: "csv", details: wrong });
				}
				const good = newOf(checked);
				const there = checked.length - good.length;
				if (good.length === 0) return done({ batchId: null, lines: 0, there });
				if (!good.every(({ userId }) => locked.has(userId))) return null;
				const batchId = await writeBatch(tx, { actor, batch, good });
				return done({ batchId, lines: good.length, there });
			},
		},
	);
}

function newOf(checked: Awaited<ReturnType<typeof checkCreditLines>>): GoodLine[] {
	return checked.flatMap((line) => (line.state === "new" ? [line.good] : []));
}

const LINE: Columns<{
	batch_id: string;
	line: number;
	reference: string | null;
	user_id: string;
	credit_type_id: string;
	credits: bigint;
	account_id: string;
	lot_id: string;
}> = {
	batch_id: "uuid",
	line: "int",
	reference: "text",
	user_id: "uuid",
	credit_type_id: "text",
	credits: "bigint",
	account_id: "uuid",
	lot_id: "uuid",
};

async function writeBatch(
	tx: Transaction,
	{ actor, batch, good }: { actor: Actor; batch: NewBatch; good: readonly GoodLine[] },
): Promise<string> {
	const { kind, reason, fileName } = batch;
	const batchId = newId();
	const orderIds = kind === "balances" ? await recordBalances(tx, good.map(balanceOf)) : [];
	const arrivals = good.map((line, index) => ({ ...line, orderId: orderIds[index] ?? null }));
	const lots = await postArrivals(tx, { movementId: batchId, arrivals, reason, actorId: actor.userId });
	const madeAt = await tx.clock.now(tx.sql);
	await tx.prisma.creditBatch.create({ data: { id: batchId, kind, fileName, reason, madeById: actor.userId, madeAt } });
	await insertRows(
		tx.sql,
		"credit_batch_line",
		LINE,
		good.map(({ line, reference, userId, creditTypeId, credits }, index) => ({
			...{ batch_id: batchId, line, reference, user_id: userId, credit_type_id: creditTypeId, credits },
			account_id: lots[index]?.accountId ?? "",
			lot_id: lots[index]?.lotId ?? "",
		})),
	);
	await recordAudits(
		tx,
		good.map((line) => auditOf(line, { actor, batch })),
	);
	return batchId;
}

/** A line of balances has a last day and a reference: it was checked. */
function balanceOf({ expiresAt, reference, ...line }: GoodLine): Balance {
	if (!expiresAt || !reference) throw new Error(`Line ${line.line} of balances has no end or no reference.`);
	return { ...line, expiresAt, reference };
}

/** Each user's row is in the log of their own organization. */
function auditOf(
	{ userId, organizationId, creditType, credits, expiresAt }: GoodLine,
	{ actor, batch: { kind, reason } }: { actor: Actor; batch: NewBatch },
): AuditRecord {
	return {
		actor,
		organizationId,
		action: kind === "grants" ? "user.credits_granted" : "user.credits_brought_over",
		subject: { type: "user", id: userId },
		after: { creditType, credits, expiresAt },
		reason,
	};
}
