import type { CreditRequestObstacle } from "@/generated/prisma/enums.ts";
import { statusOf } from "@/lib/ledger/posting/status-of.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { ADMINISTRATES } from "./policy.ts";
import { recordRequest } from "./record-request.ts";
import { tellOfAnswer } from "./tell-of-request.ts";

const SOME = 100;

/**
 * Closes the requests that nobody has answered in time, and those that were overtaken: their person was suspended or removed
 * or has moved, their credit type was retired, or nobody whom they were put to can answer any more (product.md 36a, 46). Some
 * in each transaction. Returns how many were closed.
 */
export async function settleCreditRequests({
	db,
	clock,
}: {
	db?: Database | Transaction;
	clock?: Clock;
} = {}): Promise<number> {
	let settled = 0;
	for (;;) {
		const some = await transact(db, settleSome, { clock });
		settled += some;
		if (some === 0) return settled;
	}
}

interface Over {
	readonly id: string;
	/** Null where it has lapsed. */
	readonly obstacle: CreditRequestObstacle | null;
}

async function settleSome(tx: Transaction): Promise<number> {
	const now = await tx.clock.now(tx.sql);
	const over = await readOver(tx, now);
	const free = await lockFree(
		tx,
		over.map(({ id }) => id),
	);
	for (const { id, obstacle } of over.filter((one) => free.has(one.id))) await close(tx, { id, obstacle, now });
	return free.size;
}

/** Who can still answer: as it was put to them, or as one of the administrators. A creator counts while a group of theirs is open. */
const HAS_READER = `EXISTS (
		SELECT FROM "credit_request_receiver" AS "asked" JOIN "user" AS "reader" ON "reader"."id" = "asked"."user_id"
		JOIN "user_role" AS "role" ON "role"."id" = "reader"."user_role_id"
		WHERE "asked"."request_id" = "request"."id" AND "asked"."refused_at" IS NULL AND ${statusOf("reader")} = 'active' AND (
			"asked"."is_owner" AND "asker"."credit_owner_id" = "reader"."id"
			OR "asked"."is_administrator" AND "reader"."organization_id" = "request"."organization_id"
				AND "role"."rights" @> $2::text[]::"user_right"[]
			OR "asked"."is_creator" AND EXISTS (
				SELECT FROM "share_group" WHERE "creator_id" = "reader"."id" AND "share_group"."status" = 'open'))
	) OR "request"."asks_administrators" AND EXISTS (
		SELECT FROM "user" AS "reader" JOIN "user_role" AS "role" ON "role"."id" = "reader"."user_role_id"
		WHERE "reader"."organization_id" = "request"."organization_id" AND "reader"."id" <> "request"."user_id"
			AND "reader"."kind" = 'person' AND "reader"."status" = 'active' AND "role"."rights" @> $2::text[]::"user_right"[]
			AND NOT EXISTS (SELECT FROM "credit_request_receiver" AS "asked" WHERE "asked"."request_id" = "request"."id"
				AND "asked"."user_id" = "reader"."id" AND "asked"."refused_at" IS NOT NULL)
	)`;

async function readOver(tx: Transaction, now: Date): Promise<Over[]> {
	return tx.sql.query<Over>(
		`SELECT "id", "obstacle" FROM (
			SELECT "request"."id", "request"."lapses_at", CASE
				WHEN "asker"."status" = 'removed' THEN 'removed'
				WHEN "asker"."organization_id" <> "request"."organization_id" THEN 'moved'
				WHEN ${statusOf("asker")} <> 'active' THEN 'suspended'
				WHEN "credit_type"."retired_at" IS NOT NULL THEN 'retired'
				WHEN NOT (${HAS_READER}) THEN 'nobody_left' END AS "obstacle"
			FROM "credit_request" AS "request" JOIN "user" AS "asker" ON "asker"."id" = "request"."user_id"
			JOIN "credit_type" ON "credit_type"."id" = "request"."credit_type_id"
			WHERE "request"."status" = 'open'
		) AS "open" WHERE "obstacle" IS NOT NULL OR "lapses_at" <= $1::timestamptz
		ORDER BY "id" LIMIT $3`,
		[now, [...ADMINISTRATES], SOME],
	);
}

/** One that is being answered is left to the next time. */
async function lockFree(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
	const lock = rowLock(tx.sql, "creditRequests", { strength: "NO KEY UPDATE", ids, skipLocked: true });
	const rows = await tx.sql.query<{ id: string }>(
		`SELECT "id" FROM "credit_request" WHERE "id" = ANY ($1::uuid[]) AND "status" = 'open' ORDER BY "id" ${lock}`,
		[ids],
	);
	return new Set(rows.map(({ id }) => id));
}

async function close(tx: Transaction, { id, obstacle, now: closedAt }: Over & { readonly now: Date }): Promise<void> {
	const saidNo = await tx.prisma.creditRequestReceiver.count({ where: { requestId: id, refusedAt: { not: null } } });
	const isRefused = obstacle === "nobody_left" && saidNo > 0;
	const status = isRefused ? "refused" : obstacle ? "overtaken" : "lapsed";
	const overtakenBy = status === "overtaken" ? obstacle : null;
	const request = await tx.prisma.creditRequest.update({ where: { id }, data: { status, closedAt, overtakenBy } });
	await recordRequest(tx, { actor: null, request, action: `user.credit_request_${status}` });
	// Who can't sign in is told nothing.
	if (obstacle !== "suspended" && obstacle !== "removed") await tellOfAnswer(tx, request, { answeredById: null });
}
