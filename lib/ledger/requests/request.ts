import { createHash } from "node:crypto";
import type { RequestKind } from "@/generated/prisma/enums.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, isRefusal, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { LedgerTransaction } from "../posting/lock.ts";
import { canonicalJson, fromStoredAnswer, toStoredAnswer } from "./stored-answer.ts";

// One effect per key (product.md 34). The row is inserted first and holds up a concurrent duplicate until this
// transaction ends; the duplicate then finds the answer. Keys come after users and before accounts, sorted: no
// transaction inserts a key while holding an account.

/** The caller: `client` owns the keys (an API client, or `user:<id>`), `actorId` is the acting user, if any. */
export interface PostingContext {
	readonly db?: Database | Transaction;
	readonly clock?: Clock;
	readonly client: string;
	readonly actorId: string | null;
}

const MAX_KEY_LENGTH = 255;

interface Key {
	readonly client: string;
	readonly key: string;
}

/** A call under a key. The body is the whole request: another body under the same key is refused. */
export interface KeyedRequest extends Key {
	readonly kind: RequestKind;
	readonly body: unknown;
}

/** The state of a key. `double`: the same call comes earlier in this batch, at `of`. */
export type Claim<Answer> =
	| { readonly state: "new" }
	| { readonly state: "double"; readonly of: number }
	| { readonly state: "answered"; readonly answer: Answer }
	| { readonly state: "conflict" };

interface StoredRequest extends Key {
	bodyHash: string;
	answer: unknown;
}

/** Claims the keys of a batch, in at most two statements; waits for transactions that have claimed one of them. */
export async function claimKeys<Answer>(sql: Sql, requests: readonly KeyedRequest[]): Promise<Claim<Answer>[]> {
	const asked = requests.map((request) => ({ ...request, name: nameOf(request), hash: bodyHash(request) }));
	const firsts = new Map<string, number>();
	for (const [index, { name }] of asked.entries()) if (!firsts.has(name)) firsts.set(name, index);
	const distinct = asked.filter(({ name }, index) => firsts.get(name) === index);
	distinct.sort((a, b) => (a.name < b.name ? -1 : 1));
	const inserted = await sql.query<Key>(
		`INSERT INTO "request" ("client", "key", "kind", "body_hash")
		SELECT "client", "key", "kind", decode("hash", 'hex')
		FROM unnest($1::text[], $2::text[], $3::request_kind[], $4::text[]) AS "asked" ("client", "key", "kind", "hash")
		ON CONFLICT DO NOTHING RETURNING "client", "key"`,
		[...columnsOf(distinct), distinct.map(({ kind }) => kind), distinct.map(({ hash }) => hash)],
	);
	const mine = new Set(inserted.map(nameOf));
	const earlier = await readStored(
		sql,
		distinct.filter(({ name }) => !mine.has(name)),
	);
	return asked.map(({ name, hash }, index) => {
		const stored = earlier.get(name);
		if (stored) {
			const answer = fromStoredAnswer(stored.answer) as Answer;
			return stored.bodyHash === hash ? { state: "answered", answer } : { state: "conflict" };
		}
		const first = firsts.get(name) ?? index;
		if (first === index) return { state: "new" };
		return asked[first]?.hash === hash ? { state: "double", of: first } : { state: "conflict" };
	});
}

/** Stores the answers that repetitions will get; a key without an answer to store (null) can be used again. */
export async function answerKeys(sql: Sql, answers: readonly (Key & { readonly answer: unknown })[]): Promise<void> {
	const kept = answers.filter(({ answer }) => answer !== null);
	const dropped = answers.filter(({ answer }) => answer === null);
	if (kept.length > 0) {
		await sql.query(
			`UPDATE "request" SET "outcome" = "row"."answer"::jsonb
			FROM unnest($1::text[], $2::text[], $3::text[]) AS "row" ("client", "key", "answer")
			WHERE "request"."client" = "row"."client" AND "request"."key" = "row"."key"`,
			[...columnsOf(kept), kept.map(({ answer }) => toStoredAnswer(answer))],
		);
	}
	if (dropped.length > 0) {
		await sql.query(
			`DELETE FROM "request" WHERE ("client", "key") IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
			columnsOf(dropped),
		);
	}
}

/** Claims the key of one call: null where it is new, the stored answer where it is not, CONFLICT for another body. */
export async function claimRequest<Answer>(
	tx: LedgerTransaction,
	request: KeyedRequest,
): Promise<Result<{ readonly earlier: Answer | null }>> {
	const [claim] = await claimKeys<Answer>(tx.sql, [request]);
	if (claim?.state === "conflict") return keyConflict();
	return done({ earlier: claim?.state === "answered" ? claim.answer : null });
}

/** Stores the answer of one call; null leaves its key free. */
export async function recordOutcome(tx: LedgerTransaction, { client, key }: Key, answer: unknown): Promise<void> {
	await answerKeys(tx.sql, [{ client, key, answer }]);
}

/** Owners and share groups seldom change: a posting that needs more rounds than this has another problem. */
export const MAX_ROUNDS = 20;

/**
 * Runs one posting under its key: `lock` locks the users, then the key is claimed, then `post` locks the accounts. A
 * repetition gets the first answer, refusals for lack of credits included; any other refusal leaves the key free. Both
 * return null where they found others than they had looked up: then all of it starts again in a new transaction.
 */
export async function once<Locked, Value>(
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
	const malformed = refuseKey(request.key);
	if (malformed) return malformed;
	for (let round = 1; round <= MAX_ROUNDS; round += 1) {
		// Boxed, so that a refusal to be stored does not roll the transaction back.
		const box = await transact(
			db,
			async (tx) => {
				const locked = await lock(tx);
				if (locked === null) return { answer: null };
				const claim = await claimRequest<Result<Value>>(tx, { client, ...request });
				if (!claim.ok) return { answer: claim };
				if (claim.value.earlier) return { answer: claim.value.earlier };
				const answer = await post(tx, locked);
				await recordOutcome(tx, { client, key: request.key }, answer && isKept(answer) ? answer : null);
				return { answer };
			},
			{ clock },
		);
		if (box.answer) return box.answer;
	}
	throw new Error("Who pays kept changing while it was posted.");
}

/** Whether a repetition gets this answer again: a success, or a refusal for lack of credits. */
export function isKept(answer: Result<unknown>): boolean {
	return !isRefusal(answer) || answer.code === "INSUFFICIENT_CREDITS";
}

/** The key was used for another call by this client. */
export function keyConflict(): Refusal {
	return refuse("CONFLICT", "keyUsedOtherwise");
}

/** A key is between 1 and 255 characters long; INVALID where it isn't. */
export function refuseKey(key: string): Refusal | null {
	return key.length >= 1 && key.length <= MAX_KEY_LENGTH ? null : refuse("INVALID", "keyOutOfRange");
}

async function readStored(sql: Sql, keys: readonly Key[]): Promise<Map<string, StoredRequest>> {
	if (keys.length === 0) return new Map();
	const rows = await sql.query<StoredRequest>(
		`SELECT "client", "key", encode("body_hash", 'hex') AS "bodyHash", "outcome" AS "answer"
		FROM "request" WHERE ("client", "key") IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
		columnsOf(keys),
	);
	return new Map(rows.map((row) => [nameOf(row), row]));
}

function columnsOf(keys: readonly Key[]): string[][] {
	return [keys.map(({ client }) => client), keys.map(({ key }) => key)];
}

/** A key and its client in one string: neither can contain a NUL. */
function nameOf({ client, key }: Key): string {
	return `${client}\0${key}`;
}

/** What a key identifies: the kind of request is part of it. */
function bodyHash({ kind, body }: KeyedRequest): string {
	return createHash("sha256").update(canonicalJson({ kind, body })).digest("hex");
}
