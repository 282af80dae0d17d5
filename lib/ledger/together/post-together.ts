import { newId } from "@/lib/platform/ids.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { DailyCounts } from "../paying/daily-counts.ts";
import { fromStore, toStore } from "../paying/stored-refusal.ts";
import { type LedgerTransaction, lockAccounts, lockFreeUsers, lockUsers } from "../posting/lock-accounts.ts";
import type { Posting } from "../posting/posting.ts";
import type { NewRefusal } from "../refusals/new-refusal.ts";
import {
	type Claim,
	claimKeys,
	freeKeys,
	keyConflict,
	type StoredRequest,
	storeAnswers,
} from "../requests/claim-keys.ts";
import { isFinalAnswer } from "../requests/post-once.ts";
import { fromStoredAnswer } from "../requests/stored-answer.ts";
import { lockUnpooled } from "./lock-unpooled.ts";
import type { Batch, Family, Locks, Operation, Waiting } from "./operation.ts";

/**
 * What became of an operation in one transaction: its answer; or it was left out, with nothing changed, because what it
 * is about has `moved`, or because another transaction has locked something that it needs (`locked`, by what).
 */
export type Verdict = Answered | { readonly state: "moved" } | Held;

/** `refused`: what is kept of a refusal that is new, and no repeated one. `shard`: where its first pool is. */
export interface Answered {
	readonly state: "answered";
	readonly outcome: Result<unknown>;
	readonly refused?: NewRefusal | null;
	readonly shard?: number | undefined;
}

/** `isOfMatter`: every operation about the same matter needs it too. */
export interface Held {
	readonly state: "locked";
	readonly by: string;
	readonly isOfMatter: boolean;
}

const MOVED: Verdict = { state: "moved" };

/**
 * Posts operations in one transaction: each is decided by itself, in the order given, and a refusal of one does not
 * touch the others. Locks users, then keys, then accounts, with a fixed number of statements, however many operations
 * there are. Throws where one fails unexpectedly, and then nothing was done.
 */
export async function postTogether(
	tx: LedgerTransaction,
	operations: readonly Operation[],
	waiting: Waiting,
): Promise<ReadonlyMap<Operation, Verdict>> {
	const together = new Together(tx, waiting);
	await together.look(operations);
	const locked = await together.lock(operations);
	await together.post(operations, locked);
	await together.recall();
	return together.verdicts();
}

/** What is locked for a transaction's operations; of keys and effects one for each, in their order. */
interface Locked {
	readonly skippedUsers: ReadonlySet<string>;
	readonly skippedUnpooled: ReadonlySet<string>;
	readonly claims: readonly Claim[];
	readonly effectIds: readonly string[];
	readonly posting: Posting;
}

/** An operation whose key is claimed, and the id that its effect gets. */
interface Claimed {
	readonly operation: Operation;
	readonly effectId: string;
}

class Together {
	readonly #tx: LedgerTransaction;
	readonly #waiting: Waiting;
	readonly #batches = new Map<Family, Batch>();
	readonly #verdicts = new Map<Operation, Verdict>();
	/** Operations with the key and the body of an earlier one in this batch. */
	readonly #doubles: { readonly double: Operation; readonly first: Operation }[] = [];
	readonly #repeated: { readonly operation: Operation; readonly stored: StoredRequest }[] = [];

	constructor(tx: LedgerTransaction, waiting: Waiting) {
		this.#tx = tx;
		this.#waiting = waiting;
	}

	async look(operations: readonly Operation[]): Promise<void> {
		const looked = [...byFamily(operations, itself)].map(async ([family, own]) => {
			this.#batches.set(family, await family.look(this.#tx, own));
		});
		await Promise.all(looked);
	}

	/**
	 * Locks users, keys and accounts, in this order. Where nobody has to be waited for, all of it is asked for at once; what
	 * turns out to be locked by others, or to have moved, is left out afterwards.
	 */
	async lock(operations: readonly Operation[]): Promise<Locked> {
		const { sql } = this.#tx;
		const { skipLocked, turn } = this.#waiting;
		const effectIds = operations.map(newId);
		const first = Promise.all([
			this.#lockUsers(operations),
			claimKeys(sql, operations, { effectIds, skipLocked }),
			lockUnpooled(sql, this.#unpooled(operations), { skipLocked }),
			...[...this.#batches.values()].map((batch) => batch.prepare(sql, this.#waiting)),
		]);
		if (turn || !skipLocked) {
			await first;
			await turn;
		}
		const wanted = this.#wanted(operations);
		const locking = lockAccounts(this.#tx, wanted.keys(), { wanted, skipLocked });
		const [[{ users, skipped }, claims, skippedUnpooled], posting] = await Promise.all([first, locking]);
		for (const batch of this.#batches.values()) batch.confirm(users);
		return { skippedUsers: skipped, skippedUnpooled, claims, effectIds, posting };
	}

	async #lockUsers(operations: readonly Operation[]) {
		const userIds = new Set<string | null>();
		for (const operation of operations) for (const id of this.#batch(operation).userIds(operation)) userIds.add(id);
		if (this.#waiting.skipLocked) return lockFreeUsers(this.#tx.sql, userIds);
		return { users: await lockUsers(this.#tx.sql, userIds), skipped: new Set<string>() };
	}

	/** Decides those that are new one after the other, under all their locks, and writes all of it. */
	async post(operations: readonly Operation[], { posting, effectIds, ...locked }: Locked): Promise<void> {
		const claimed: Claimed[] = [];
		for (const [index, operation] of operations.entries()) {
			const effectId = effectIds[index] ?? "";
			if (this.#isNew(operation, locked.claims[index], operations)) claimed.push({ operation, effectId });
		}
		if (claimed.length === 0) return;
		const { sql } = this.#tx;
		const counts = new DailyCounts();
		const ready = claimed.filter(({ operation }) => this.#isReady(operation, posting, locked));
		await this.#decide({ posting, counts }, ready);
		posting.expireLots();
		const writing = [...this.#batches.values()].map((batch) => batch.write(sql));
		await Promise.all([posting.flush(), ...writing, counts.write(sql), this.#settleKeys(claimed)]);
	}

	#isNew(operation: Operation, claim: Claim | undefined, operations: readonly Operation[]): boolean {
		if (claim?.state === "new") return true;
		if (claim?.state === "locked") {
			const by = `key ${operation.client} ${operation.key}`;
			return this.#leaveOut(operation, by, { isOfMatter: false });
		}
		if (claim?.state === "conflict") this.#answer(operation, keyConflict());
		if (claim?.state === "answered") this.#repeated.push({ operation, stored: claim.stored });
		const first = claim?.state === "double" ? operations[claim.of] : undefined;
		if (first) this.#doubles.push({ double: operation, first });
		return false;
	}

	/** Whether its users and accounts are locked, and still the same. */
	#isReady(operation: Operation, posting: Posting, locked: Pick<Locked, "skippedUsers" | "skippedUnpooled">): boolean {
		const batch = this.#batch(operation);
		const userId = firstIn(batch.userIds(operation), locked.skippedUsers);
		if (userId) return this.#leaveOut(operation, `user ${userId}`);
		const unpooled = firstIn([batch.unpooled?.(operation) ?? null], locked.skippedUnpooled);
		if (unpooled) return this.#leaveOut(operation, `effect ${unpooled}`);
		const accountIds = batch.accountIds(operation);
		if (accountIds === "locked") return this.#leaveOut(operation, "address", { isOfMatter: false });
		const accountId = accountIds === "moved" ? undefined : firstIn(accountIds, posting.skipped);
		if (accountId) return this.#leaveOut(operation, `account ${accountId}`);
		const isSame = accountIds !== "moved" && accountIds.every((id) => posting.has(id));
		if (!isSame) this.#verdicts.set(operation, MOVED);
		return isSame;
	}

	async #decide(locks: Locks, ready: readonly Claimed[]): Promise<void> {
		const opening = [...byFamily(ready, ({ operation }) => operation)].map(([family, own]) =>
			this.#batches.get(family)?.open(
				this.#tx,
				locks,
				own.map(({ operation }) => operation),
			),
		);
		await Promise.all(opening);
		for (const { operation, effectId } of ready) {
			const batch = this.#batch(operation);
			const outcome = batch.decide(operation, effectId);
			if (outcome && !outcome.ok) {
				this.#verdicts.set(operation, { state: "answered", outcome, refused: batch.refused?.(operation, outcome) });
			} else if (outcome) {
				this.#verdicts.set(operation, {
					state: "answered",
					outcome,
					shard: shardOf(batch.accountIds(operation), locks),
				});
			} else this.#verdicts.set(operation, MOVED);
		}
	}

	/** Stores the answers that no rows tell, kept refusals among them, and frees the keys of what was not done. */
	async #settleKeys(claimed: readonly Claimed[]): Promise<void> {
		const kept = [];
		const free = [];
		for (const { operation } of claimed) {
			const { client, key } = operation;
			const verdict = this.#verdicts.get(operation);
			const outcome = verdict?.state === "answered" ? verdict.outcome : null;
			const isStored = operation.storesAnswer || this.#batch(operation).storesAnswer?.(operation);
			if (outcome?.ok && !isStored) continue;
			if (outcome && isFinalAnswer(outcome)) kept.push({ client, key, answer: toStore(outcome) });
			else free.push({ client, key });
		}
		await Promise.all([storeAnswers(this.#tx.sql, kept), freeKeys(this.#tx.sql, free)]);
	}

	/** Answers what was done before. */
	async recall(): Promise<void> {
		const told = [];
		const stored = [];
		for (const { operation, stored: earlier } of this.#repeated) {
			const { answer, effectId } = earlier;
			if (answer !== null) stored.push({ operation, answer: fromStoredAnswer(answer) });
			else if (effectId !== null) told.push({ operation, effectId });
		}
		const answers = await fromStore(
			this.#tx.sql,
			stored.map(({ answer }) => answer),
		);
		for (const [index, { operation }] of stored.entries()) this.#answer(operation, answers[index] as Result<unknown>);
		for (const [family, own] of byFamily(told, ({ operation }) => operation)) {
			for (const [operation, outcome] of await family.recall(this.#tx.sql, own)) this.#answer(operation, outcome);
		}
	}

	verdicts(): ReadonlyMap<Operation, Verdict> {
		for (const { double, first } of this.#doubles) {
			const verdict = this.#verdicts.get(first);
			if (verdict?.state === "answered") this.#answer(double, verdict.outcome);
			else if (verdict) this.#verdicts.set(double, verdict);
		}
		return this.#verdicts;
	}

	/** How many credits may be asked of each account. */
	#wanted(operations: readonly Operation[]): Map<string, bigint> {
		const wanted = new Map<string, bigint>();
		for (const operation of operations) {
			const batch = this.#batch(operation);
			const accountIds = batch.accountIds(operation);
			if (typeof accountIds === "string") continue;
			for (const id of accountIds) wanted.set(id, (wanted.get(id) ?? 0n) + batch.wanted(operation));
		}
		return wanted;
	}

	#unpooled(operations: readonly Operation[]): string[] {
		return operations.flatMap((operation) => this.#batch(operation).unpooled?.(operation) ?? []);
	}

	#batch(operation: Operation): Batch {
		const batch = this.#batches.get(operation.family);
		if (!batch) throw new Error(`A ${operation.kind} was not looked up.`);
		return batch;
	}

	#answer(operation: Operation, outcome: Result<unknown>): void {
		this.#verdicts.set(operation, { state: "answered", outcome });
	}

	#leaveOut(operation: Operation, by: string, { isOfMatter } = { isOfMatter: true }): false {
		this.#verdicts.set(operation, { state: "locked", by, isOfMatter });
		return false;
	}
}

function byFamily<One>(all: readonly One[], operationOf: (one: One) => Operation): Map<Family, One[]> {
	const families = new Map<Family, One[]>();
	for (const one of all) {
		const { family } = operationOf(one);
		const own = families.get(family);
		if (own) own.push(one);
		else families.set(family, [one]);
	}
	return families;
}

function shardOf(accountIds: ReturnType<Batch["accountIds"]>, { posting }: Locks): number | undefined {
	const [first] = typeof accountIds === "string" ? [] : accountIds;
	return first === undefined ? undefined : posting.account(first).shard;
}

function itself(operation: Operation): Operation {
	return operation;
}

function firstIn(ids: readonly (string | null)[], set: ReadonlySet<string>): string | undefined {
	if (set.size === 0) return undefined;
	return ids.find((id): id is string => id !== null && set.has(id));
}
