import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { isRefusal, type Result } from "@/lib/platform/refusal.ts";
import { claimKeys, freeKeys, type KeyedRequest, keyConflict, refusalToTakeKey, storeAnswers } from "./claim-keys.ts";
import { fromStoredAnswer } from "./stored-answer.ts";

/** The caller: `client` owns the keys (an API client, or `user:<id>`), `actorId` is the acting user, if any. */
export interface PostingContext {
	readonly db?: Database | Transaction;
	readonly clock?: Clock;
	readonly client: string;
	readonly actorId: string | null;
}

/** Owners and share groups seldom change: a posting that needs more rounds than this has another problem. */
export const MAX_ROUNDS = 20;

/**
 * Runs one verb that moves credits under its key: `lock` locks the users, then the key is claimed, then `post` locks the
 * accounts. A repetition gets the first answer, refusals for lack of credits included; any other refusal leaves the key
 * free. Both return null where they found others than they had looked up: then all of it starts again in a new
 * transaction. Charges, holds and refunds are posted together instead.
 */
export async function postOnce<Locked, Value>(
	{ client, db, clock }: Omit<PostingContext, "actorId">,
	request: Omit<KeyedRequest, "client">,
	{
		lock,
		post,
	}: {
		lock: (tx: Transaction) => Promise<Locked | null>;
		post: (tx: Transaction, locked: Locked) => Promise<Result<Value> | null>;
	},
): Promise<Result<Value>> {
	const malformed = refusalToTakeKey(request.key);
	if (malformed) return malformed;
	const keyed = { client, ...request };
	for (let round = 1; round <= MAX_ROUNDS; round += 1) {
		// Boxed, so that a refusal to be stored does not roll the transaction back.
		const box = await transact(
			db,
			async (tx) => {
				const locked = await lock(tx);
				if (locked === null) return { answer: null };
				const [claim] = await claimKeys(tx.sql, [keyed], { effectIds: [null], skipLocked: false });
				if (claim?.state === "conflict") return { answer: keyConflict() };
				if (claim?.state === "answered") return { answer: fromStoredAnswer(claim.stored.answer) as Result<Value> };
				const answer = await post(tx, locked);
				if (answer && isFinalAnswer(answer)) await storeAnswers(tx.sql, [{ ...keyed, answer }]);
				else await freeKeys(tx.sql, [keyed]);
				return { answer };
			},
			{ clock },
		);
		if (box.answer) return box.answer;
	}
	throw new Error("Who pays kept changing while it was posted.");
}

/** Whether a repetition gets this answer again: a success, or a refusal for lack of credits. */
export function isFinalAnswer(answer: Result<unknown>): boolean {
	return !isRefusal(answer) || answer.code === "INSUFFICIENT_CREDITS";
}
