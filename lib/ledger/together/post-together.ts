import { newId } from "@/lib/platform/ids.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { Counts } from "../paying/counts.ts";
import { type LedgerTransaction, lockAccounts, lockFreeUsers, lockUsers } from "../posting/lock.ts";
import { type Claim, claimKeys, freeKeys, keyConflict, type StoredRequest, storeAnswers } from "../requests/keys.ts";
import { isKept } from "../requests/request.ts";
import { fromStoredAnswer } from "../requests/stored-answer.ts";
import type { Batch, Family, Locks, Operation, Waiting } from "./operation.ts";

/**
 * What became of an operation in one transaction: its answer; or it was left out, with nothing changed, because what it
 * is about has `moved`, or because another transaction has locked something that it needs (`locked`, by what).
 */
export type Verdict =
	| { readonly state: "answered"; readonly outcome: Result<unknown> }
	| { readonly state: "moved" }
	| { readonly state: "locked"; readonly by: string };

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
	const ready = await together.lockUsers(operations);
	const claimed = await together.claim(ready);
	await together.post(claimed);
	await together.recall();
	return together.verdicts();
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
			this.#batches.set(family, await family.look(this.#tx.sql, own));
		});
		await Promise.all(looked);
	}

	/** Returns those operations whose users are locked and still as they were looked up. */
	async lockUsers(operations: readonly Operation[]): Promise<Operation[]> {
		const { sql } = this.#tx;
		const userIds = new Set<string | null>();
		for (const operation of operations) for (const id of this.#batch(operation).userIds(operation)) userIds.add(id);
		const { users, skipped } = this.#waiting.skipLocked
			? await lockFreeUsers(sql, userIds)
			: { users: await lockUsers(sql, userIds), skipped: new Set<string>() };
		await Promise.all([...this.#batches.values()].map((batch) => batch.prepare(sql, users, this.#waiting)));
		return operations.filter((operation) => {
			const missing = firstIn(this.#batch(operation).userIds(operation), skipped);
			if (missing) return this.#leaveOut(operation, `user ${missing}`);
			const accountIds = this.#batch(operation).accountIds(operation);
			if (accountIds === "moved") this.#verdicts.set(operation, MOVED);
			return accountIds === "locked" ? this.#leaveOut(operation, "address") : accountIds !== "moved";
		});
	}

	/** Claims the keys. Returns the operations that are new. */
	async claim(operations: readonly Operation[]): Promise<Claimed[]> {
		if (operations.length === 0) return [];
		const effectIds = operations.map(newId);
		const claims = await claimKeys(this.#tx.sql, operations, { effectIds, ...this.#waiting });
		const claimed: Claimed[] = [];
		for (const [index, operation] of operations.entries()) {
			const effectId = effectIds[index] ?? "";
			if (this.#isNew(operation, claims[index], operations)) claimed.push({ operation, effectId });
		}
		return claimed;
	}

	#isNew(operation: Operation, claim: Claim | undefined, operations: readonly Operation[]): boolean {
		if (claim?.state === "new") return true;
		if (claim?.state === "locked") return this.#leaveOut(operation, `key ${operation.client} ${operation.key}`);
		if (claim?.state === "conflict") this.#answer(operation, keyConflict());
		if (claim?.state === "answered") this.#repeated.push({ operation, stored: claim.stored });
		const first = claim?.state === "double" ? operations[claim.of] : undefined;
		if (first) this.#doubles.push({ double: operation, first });
		return false;
	}

	/** Locks the accounts of these operations, decides one after the other, and writes all of it. */
	async post(claimed: readonly Claimed[]): Promise<void> {
		if (claimed.length === 0) return;
		const { sql } = this.#tx;
		const wanted = this.#wanted(claimed);
		await this.#waiting.turn;
		const posting = await lockAccounts(this.#tx, wanted.keys(), { wanted, ...this.#waiting });
		const counts = new Counts();
		await this.#decide({ posting, counts }, claimed);
		posting.expireLots();
		const writing = [...this.#batches.values()].map((batch) => batch.write(sql));
		await Promise.all([posting.flush(), ...writing, counts.write(sql), this.#settleKeys(claimed)]);
	}

	async #decide(locks: Locks, claimed: readonly Claimed[]): Promise<void> {
		const ready = claimed.filter(({ operation }) => {
			const missing = firstIn(this.#accountIds(operation), locks.posting.skipped);
			return missing ? this.#leaveOut(operation, `account ${missing}`) : true;
		});
		const opening = [...byFamily(ready, ({ operation }) => operation)].map(([family, own]) =>
			this.#batches.get(family)?.open(
				this.#tx,
				locks,
				own.map(({ operation }) => operation),
			),
		);
		await Promise.all(opening);
		for (const { operation, effectId } of ready) {
			const outcome = this.#batch(operation).decide(operation, effectId);
			if (outcome) this.#answer(operation, outcome);
			else this.#verdicts.set(operation, MOVED);
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
			if (outcome?.ok && !operation.storesAnswer) continue;
			if (outcome && isKept(outcome)) kept.push({ client, key, answer: outcome });
			else free.push({ client, key });
		}
		await Promise.all([storeAnswers(this.#tx.sql, kept), freeKeys(this.#tx.sql, free)]);
	}

	/** Answers what was done before. */
	async recall(): Promise<void> {
		const told = [];
		for (const { operation, stored } of this.#repeated) {
			const { answer, effectId } = stored;
			if (answer !== null) this.#answer(operation, fromStoredAnswer(answer) as Result<unknown>);
			else if (effectId !== null) told.push({ operation, effectId });
		}
		for (const [family, own] of byFamily(told, ({ operation }) => operation)) {
			for (const [operation, outcome] of await family.recall(this.#tx.sql, own)) this.#answer(operation, outcome);
		}
	}

	verdicts(): ReadonlyMap<Operation, Verdict> {
		for (const { double, first } of this.#doubles) {
			const verdict = this.#verdicts.get(first);
			if (verdict) this.#verdicts.set(double, verdict);
		}
		return this.#verdicts;
	}

	/** How many credits may be asked of each account. */
	#wanted(claimed: readonly Claimed[]): Map<string, bigint> {
		const wanted = new Map<string, bigint>();
		for (const { operation } of claimed) {
			const credits = this.#batch(operation).wanted(operation);
			for (const id of this.#accountIds(operation)) wanted.set(id, (wanted.get(id) ?? 0n) + credits);
		}
		return wanted;
	}

	#accountIds(operation: Operation): readonly string[] {
		const accountIds = this.#batch(operation).accountIds(operation);
		return typeof accountIds === "string" ? [] : accountIds;
	}

	#batch(operation: Operation): Batch {
		const batch = this.#batches.get(operation.family);
		if (!batch) throw new Error(`A ${operation.kind} was not looked up.`);
		return batch;
	}

	#answer(operation: Operation, outcome: Result<unknown>): void {
		this.#verdicts.set(operation, { state: "answered", outcome });
	}

	#leaveOut(operation: Operation, by: string): false {
		this.#verdicts.set(operation, { state: "locked", by });
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

function itself(operation: Operation): Operation {
	return operation;
}

function firstIn(ids: readonly (string | null)[], set: ReadonlySet<string>): string | undefined {
	if (set.size === 0) return undefined;
	return ids.find((id): id is string => id !== null && set.has(id));
}
