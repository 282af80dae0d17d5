import { hash } from "node:crypto";
import type { RequestKind } from "@/generated/prisma/enums.ts";
import { isKeyLocked } from "@/lib/platform/database/row-lock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { isDistributed, onShards } from "../posting/by-shard.ts";
import { commitInTwoPhases } from "../posting/commit-in-two-phases.ts";
import { arrays, type Columns, unnest } from "../posting/insert-rows.ts";
import { canonicalJson } from "./canonical-json.ts";
import { toStoredAnswer } from "./stored-answer.ts";

// One effect per key (product.md 34). The row is inserted first, and the next call with the same key finds it: at once
// where its transaction has ended, and after it where it hasn't. Keys come after users and before accounts, sorted: no
// transaction inserts a key while holding an account.

export interface Key {
	/** Who owns the key: an API client, or `user:<id>`. */
	readonly client: string;
	readonly key: string;
}

/** A call under a key. The body is the whole request: another body under the same key is refused. */
export interface KeyedRequest extends Key {
	readonly kind: RequestKind;
	readonly body: unknown;
}

/** What is stored under a key: the id of what came of it, and the answer where no rows tell it. */
export interface StoredRequest {
	readonly effectId: string | null;
	readonly answer: unknown;
}

/**
 * The state of a key. `double`: the same call comes earlier in this batch, at `of`. `locked`: another transaction has
 * claimed it and has not ended.
 */
export type Claim =
	| { readonly state: "new" }
	| { readonly state: "double"; readonly of: number }
	| { readonly state: "answered"; readonly stored: StoredRequest }
	| { readonly state: "conflict" }
	| { readonly state: "locked" };

const NEW: Claim = { state: "new" };
const CONFLICT: Claim = { state: "conflict" };
const LOCKED: Claim = { state: "locked" };

interface AskedRow {
	client: string;
	key: string;
	kind: string;
	body_hash: string;
	effect_id: string | null;
}

interface Asked extends AskedRow {
	/** The key and its client in one string. */
	name: string;
}

const ASKED: Columns<AskedRow> = {
	client: "text",
	key: "text",
	kind: "request_kind",
	body_hash: "bytea",
	effect_id: "uuid",
};

const MAX_KEY_LENGTH = 255;

/** A key is between 1 and 255 characters long; INVALID where it isn't. */
export function refusalToTakeKey(key: string): Refusal | null {
	return key.length >= 1 && key.length <= MAX_KEY_LENGTH ? null : refuse("INVALID", "keyOutOfRange");
}

/** The key was used for another call by this client. */
export function keyConflict(): Refusal {
	return refuse("CONFLICT", "keyUsedOtherwise");
}

/**
 * Claims the keys of a batch, each with the id of its effect, new ones with one statement. `skipLocked`: does not wait
 * for transactions that have claimed one of them.
 */
export async function claimKeys(
	sql: Sql,
	requests: readonly KeyedRequest[],
	{ effectIds, skipLocked }: { readonly effectIds: readonly (string | null)[]; readonly skipLocked: boolean },
): Promise<Claim[]> {
	const asked = requests.map((request, index) => askedOf(request, effectIds[index] ?? null));
	const firsts = new Map<string, number>();
	for (const [index, { name }] of asked.entries()) if (!firsts.has(name)) firsts.set(name, index);
	const distinct =
		firsts.size === asked.length ? asked.slice() : asked.filter(({ name }, at) => firsts.get(name) === at);
	distinct.sort((one, other) => (one.name < other.name ? -1 : 1));
	const [, inserted] = await Promise.all([commitInTwoPhases(sql), insertKeys(sql, distinct, { skipLocked })]);
	if (inserted === asked.length) return asked.map(() => NEW);
	const areAllNew = inserted === distinct.length;
	const stored = areAllNew ? new Map<string, StoredKey>() : await readStored(sql, distinct);
	return asked.map(({ name, body_hash: bodyHash }, index) => {
		const first = firsts.get(name) ?? index;
		const own = asked[first]?.effect_id ?? null;
		const earlier = stored.get(name);
		if (earlier && (own === null || earlier.effectId !== own)) {
			return earlier.bodyHash === bodyHash ? { state: "answered", stored: earlier } : CONFLICT;
		}
		if (!earlier && !areAllNew) return LOCKED;
		if (first === index) return NEW;
		return asked[first]?.body_hash === bodyHash ? { state: "double", of: first } : CONFLICT;
	});
}

const ONLY_THEIRS = onShards(`"request"."client"`, "$1::text[]");

/** Stores answers that no rows tell: refusals that are kept, and those of verbs whose effects have no id here. */
export async function storeAnswers(sql: Sql, answers: readonly (Key & { readonly answer: unknown })[]): Promise<void> {
	if (answers.length === 0) return;
	await sql.execute(
		`UPDATE "request" SET "answer" = "row"."answer"
		FROM unnest($1::text[], $2::text[], $3::jsonb[]) AS "row" ("client", "key", "answer")
		WHERE "request"."client" = "row"."client" AND "request"."key" = "row"."key"${ONLY_THEIRS}`,
		[...columnsOf(answers), answers.map(({ answer }) => toStoredAnswer(answer))],
	);
}

/** Frees keys that this transaction has claimed: the same call may come again. */
export async function freeKeys(sql: Sql, keys: readonly Key[]): Promise<void> {
	if (keys.length === 0) return;
	await sql.execute(
		`DELETE FROM "request" USING unnest($1::text[], $2::text[]) AS "row" ("client", "key")
		WHERE "request"."client" = "row"."client" AND "request"."key" = "row"."key"${ONLY_THEIRS}`,
		columnsOf(keys),
	);
}

/**
 * Inserts those keys which nobody has. An INSERT would wait for a transaction that has inserted the same one: the
 * advisory lock on each key, which everybody takes first, tells that there is such a transaction.
 */
async function insertKeys(sql: Sql, rows: readonly Asked[], { skipLocked }: { skipLocked: boolean }): Promise<number> {
	const names = Object.keys(ASKED).join(", ");
	const keys = rows.map(({ name }) => name);
	const isFree = isKeyLocked(sql, "requestKeys", { text: `"client" || ' ' || "key"`, keys, skipLocked });
	const insert = `WITH "free" AS MATERIALIZED (SELECT * FROM ${unnest(ASKED)} WHERE ${isFree})
		INSERT INTO "request" (${names}) SELECT ${names} FROM "free" ON CONFLICT DO NOTHING`;
	if (!isDistributed) return sql.execute(insert, arrays(ASKED, rows));
	// Citus counts what it was given to insert, and not what it inserted.
	return (await sql.query<{ one: number }>(`${insert} RETURNING 1 AS "one"`, arrays(ASKED, rows))).length;
}

interface StoredKey extends StoredRequest {
	readonly bodyHash: string;
}

async function readStored(sql: Sql, keys: readonly Key[]): Promise<Map<string, StoredKey>> {
	const rows = await sql.query<Key & StoredKey>(
		`SELECT "request"."client", "request"."key", "body_hash"::text AS "bodyHash", "effect_id" AS "effectId", "answer"
		FROM unnest($1::text[], $2::text[]) AS "row" ("client", "key")
		JOIN "request" ON "request"."client" = "row"."client" AND "request"."key" = "row"."key"${ONLY_THEIRS}`,
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

function askedOf(request: KeyedRequest, effectId: string | null): Asked {
	const { client, key, kind, body } = request;
	// What a key identifies: the kind of request is part of it.
	const bodyHash = hash("sha256", canonicalJson({ body, kind }), "hex");
	return { name: nameOf(request), client, key, kind, body_hash: `\\x${bodyHash}`, effect_id: effectId };
}
