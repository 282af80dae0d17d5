import { type Clock, databaseClock } from "@/lib/platform/database/clock.ts";
import { writingDatabase } from "@/lib/platform/database/db.ts";
import { markFailure } from "@/lib/platform/database/is-busy.ts";
import { Outdated } from "@/lib/platform/database/is-retryable.ts";
import type { PlainDatabase } from "@/lib/platform/database/plain-database.ts";
import { isTransaction, type Transaction } from "@/lib/platform/database/transaction.ts";
import type { Refusal, Result } from "@/lib/platform/refusal.ts";
import type { NewRefusal } from "../refusals/new-refusal.ts";
import { refusalLogOf } from "../refusals/refusal-log.ts";
import { counted, writeRefusals } from "../refusals/write-refusals.ts";
import { MAX_ROUNDS, type PostingContext } from "../requests/post-once.ts";
import type { Operation, Settled } from "./operation.ts";
import { postTogether } from "./post-together.ts";
import { queueOf } from "./queue.ts";

/** An operation, or why its call is malformed. */
export type Asked = Operation | Refusal;

type Context = Pick<PostingContext, "db" | "clock">;

/**
 * Posts operations with what else this process posts at the same time, or in the caller's transaction where there is
 * one. Returns the answers in the order given; throws where one failed unexpectedly, though the others are posted.
 */
export async function perform<Value>(context: Context, asked: readonly Asked[]): Promise<Result<Value>[]> {
	const settled = await settle<Value>(context, asked);
	return settled.map((one) => {
		if ("error" in one) throw one.error;
		return one.outcome;
	});
}

/** As `perform`, for one operation. */
export async function performOne<Value>(context: Context, asked: Asked): Promise<Result<Value>> {
	const [outcome] = await perform<Value>(context, [asked]);
	if (!outcome) throw new Error("An operation was not answered.");
	return outcome;
}

/** As `perform`; an unexpected failure is returned for its operation alone. */
export async function settle<Value>(context: Context, asked: readonly Asked[]): Promise<Settled<Value>[]> {
	const settled = (await settleEach(context, asked)) as Settled<Value>[];
	for (const one of settled) if ("error" in one) markFailure(one.error);
	return settled;
}

async function settleEach({ db, clock }: Context, asked: readonly Asked[]): Promise<Settled<unknown>[]> {
	const own = db ?? writingDatabase();
	if (!isTransaction(own) && (!clock || clock === databaseClock)) {
		const queue = queueOf(own.$plain());
		return Promise.all(asked.map((one) => (isOperation(one) ? queue.post(one) : { outcome: one })));
	}
	const operations = asked.filter(isOperation);
	// A transaction that fails is undone as a whole, and its owner has to know.
	const results = isTransaction(own)
		? await within(own, operations)
		: await apart(own.$plain(), clock ?? databaseClock, operations);
	return asked.map((one) => {
		if (!isOperation(one)) return { outcome: one };
		return results.get(one) ?? { error: new Error("Who pays kept changing while it was posted.") };
	});
}

type Results = Map<Operation, Settled<unknown>>;

/** In the caller's transaction, which starts again where the matter of one has moved since it was looked up. */
async function within(tx: Transaction, operations: readonly Operation[]): Promise<Results> {
	const verdicts = await postTogether(tx, operations, { skipLocked: false });
	const results: Results = new Map();
	const refused: NewRefusal[] = [];
	for (const [operation, verdict] of verdicts) {
		if (verdict.state !== "answered") throw new Outdated("Who pays has changed since it was looked up.");
		results.set(operation, { outcome: verdict.outcome });
		if (verdict.refused) refused.push(verdict.refused);
	}
	// With what the caller does: their transaction may not be seen yet by any other.
	await writeRefusals(tx.sql, counted(refused));
	return results;
}

/** With a time of its own, which nobody else posts at; one by one where that fails. */
async function apart(database: PlainDatabase, clock: Clock, operations: readonly Operation[]): Promise<Results> {
	try {
		return await inRounds(
			operations,
			(open) => database.transaction((sql) => postTogether({ sql, clock }, open, { skipLocked: false })),
			(refused) => refusalLogOf(database).note(refused),
		);
	} catch (error) {
		const [first, ...others] = operations;
		if (!first || others.length === 0) return new Map(operations.map((operation) => [operation, { error }]));
		return new Map([...(await apart(database, clock, [first])), ...(await apart(database, clock, others))]);
	}
}

/** Posts those again whose matter has moved since it was looked up. */
async function inRounds(
	operations: readonly Operation[],
	post: (open: readonly Operation[]) => ReturnType<typeof postTogether>,
	note: (refused: NewRefusal) => void,
): Promise<Results> {
	const results: Results = new Map();
	for (let round = 1; round <= MAX_ROUNDS && results.size < operations.length; round += 1) {
		const open = operations.filter((operation) => !results.has(operation));
		for (const [operation, verdict] of await post(open)) {
			if (verdict.state !== "answered") continue;
			results.set(operation, { outcome: verdict.outcome });
			if (verdict.refused) note(verdict.refused);
		}
	}
	return results;
}

function isOperation(asked: Asked): asked is Operation {
	return "family" in asked;
}
