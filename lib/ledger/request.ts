import { createHash } from "node:crypto";
import type { RequestKind } from "@/generated/prisma/enums.ts";
import type { Clock } from "@/lib/clock.ts";
import type { Database } from "@/lib/db.ts";
import { done, isRefusal, type Result, refuse } from "@/lib/refusal.ts";
import type { Sql } from "@/lib/sql.ts";
import { type Transaction, transact } from "@/lib/transaction.ts";
import { type LedgerTransaction, lockUsers } from "./lock.ts";
import { canonicalJson, fromStoredAnswer, toStoredAnswer } from "./stored-answer.ts";

// One effect per key (product.md 34). The row is inserted first and holds up a concurrent duplicate until this
// transaction ends; the duplicate then finds the answer. Keys come after users and before accounts, sorted: nobody
// inserts a key while holding an account.

/** Who posts: `client` owns the keys (an API client, or `user:<id>`), `actorId` is the user who did it, if any. */
export interface PostingContext {
	readonly db?: Database | Transaction;
	readonly clock?: Clock;
	readonly client: string;
	readonly actorId: string | null;
}

/** A call under a key. The body is all that the caller asked for: another body under the same key is refused. */
export interface KeyedRequest {
	readonly client: string;
	readonly kind: RequestKind;
	readonly key: string;
	readonly body: unknown;
}

/** What a key turned out to be. `double`: the same call stands earlier in this batch, at `of`. */
export type Claim<Answer> =
	| { readonly state: "new" }
	| { readonly state: "double"; readonly of: number }
	| { readonly state: "answered"; readonly answer: Answer }
	| { readonly state: "conflict" };

interface StoredRequest {
	key: string;
	bodyHash: string;
	answer: unknown;
}

/** Claims the keys of one client's batch, in at most two statements; waits for whoever is at work under one of them. */
export async function claimKeys<Answer>(
	sql: Sql,
	client: string,
	requests: readonly Omit<KeyedRequest, "client">[],
): Promise<Claim<Answer>[]> {
	const hashes = requests.map(({ kind, body }) => hash({ kind, body }));
	const firsts = new Map<string, number>();
	requests.forEach(({ key }, index) => {
		if (!firsts.has(key)) firsts.set(key, index);
	});
	const sorted = [...firsts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, index]) => index);
	const inserted = await sql.query<{ key: string }>(
		`INSERT INTO "request" ("client", "key", "kind", "body_hash")
		SELECT $1, "key", "kind", decode("hash", 'hex')
		FROM unnest($2::text[], $3::request_kind[], $4::text[]) AS "asked" ("key", "kind", "hash")
		ON CONFLICT DO NOTHING RETURNING "key"`,
		[
			client,
			sorted.map((index) => requests[index]?.key),
			sorted.map((index) => requests[index]?.kind),
			sorted.map((index) => hashes[index]),
		],
	);
	const mine = new Set(inserted.map((row) => row.key));
	const earlier = await readStored(
		sql,
		client,
		[...firsts.keys()].filter((key) => !mine.has(key)),
	);
	return requests.map(({ key }, index) => {
		const stored = earlier.get(key);
		if (stored) {
			const answer = fromStoredAnswer(stored.answer) as Answer;
			return stored.bodyHash === hashes[index] ? { state: "answered", answer } : { state: "conflict" };
		}
		const first = firsts.get(key) ?? index;
		if (first === index) return { state: "new" };
		return hashes[first] === hashes[index] ? { state: "double", of: first } : { state: "conflict" };
	});
}

/** Keeps the answers that repetitions will get; a key without an answer to keep (null) is free to be used again. */
export async function answerKeys(
	sql: Sql,
	client: string,
	answers: readonly { readonly key: string; readonly answer: unknown }[],
): Promise<void> {
	const kept = answers.filter(({ answer }) => answer !== null);
	const dropped = answers.filter(({ answer }) => answer === null);
	if (kept.length > 0) {
		await sql.query(
			`UPDATE "request" SET "outcome" = "row"."answer"::jsonb
			FROM unnest($2::text[], $3::text[]) AS "row" ("key", "answer")
			WHERE "request"."client" = $1 AND "request"."key" = "row"."key"`,
			[client, kept.map(({ key }) => key), kept.map(({ answer }) => toStoredAnswer(answer))],
		);
	}
	if (dropped.length > 0) {
		await sql.query(`DELETE FROM "request" WHERE "client" = $1 AND "key" = ANY ($2::text[])`, [
			client,
			dropped.map(({ key }) => key),
		]);
	}
}

/** Claims the key of one call: null where it is new, what was answered where it is not, CONFLICT for another body. */
export async function claimRequest<Answer>(
	tx: LedgerTransaction,
	{ client, ...request }: KeyedRequest,
): Promise<Result<{ readonly earlier: Answer | null }>> {
	const [claim] = await claimKeys<Answer>(tx.sql, client, [request]);
	if (claim?.state === "conflict") return keyConflict();
	return done({ earlier: claim?.state === "answered" ? claim.answer : null });
}

/** Keeps what one call was answered. */
export async function recordOutcome(
	tx: LedgerTransaction,
	{ client, key }: Pick<KeyedRequest, "client" | "key">,
	answer: unknown,
): Promise<void> {
	await answerKeys(tx.sql, client, [{ key, answer }]);
}

/**
 * Runs one posting under its key: users locked first, then the key, then `work`, which locks the accounts. A repetition
 * gets the first answer, refusals for lack of credits included; any other refusal leaves the key free.
 */
export async function once<Value>(
	{ client, actorId, db, clock }: PostingContext,
	request: Omit<KeyedRequest, "client"> & { readonly userIds: readonly string[] },
	work: (tx: Transaction) => Promise<Result<Value>>,
): Promise<Result<Value>> {
	// Boxed, so that a refusal to be kept does not roll the transaction back.
	const { answer } = await transact(
		db,
		async (tx) => {
			await lockUsers(tx.sql, [...request.userIds, actorId]);
			const claim = await claimRequest<Result<Value>>(tx, { client, ...request });
			if (!claim.ok) return { answer: claim };
			if (claim.value.earlier) return { answer: claim.value.earlier };
			const answer = await work(tx);
			await answerKeys(tx.sql, client, [{ key: request.key, answer: isKept(answer) ? answer : null }]);
			return { answer };
		},
		{ clock },
	);
	return answer;
}

/** Whether a repetition gets this answer again: what was done, and what was refused for lack of credits. */
export function isKept(answer: Result<unknown>): boolean {
	return !isRefusal(answer) || answer.code === "INSUFFICIENT_CREDITS";
}

export function keyConflict() {
	return refuse("CONFLICT", "keyUsedOtherwise");
}

async function readStored(sql: Sql, client: string, keys: readonly string[]): Promise<Map<string, StoredRequest>> {
	if (keys.length === 0) return new Map();
	const rows = await sql.query<StoredRequest>(
		`SELECT "key", encode("body_hash", 'hex') AS "bodyHash", "outcome" AS "answer"
		FROM "request" WHERE "client" = $1 AND "key" = ANY ($2::text[])`,
		[client, keys],
	);
	return new Map(rows.map((row) => [row.key, row]));
}

function hash(value: unknown): string {
	return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
