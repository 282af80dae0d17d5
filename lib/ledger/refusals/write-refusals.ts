import { hash } from "node:crypto";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { newId } from "@/lib/platform/ids.ts";
import { toStore } from "../paying/stored-refusal.ts";
import { arrays, type Columns, unnest } from "../posting/insert-rows.ts";
import { canonicalJson } from "../requests/canonical-json.ts";
import { toStoredAnswer } from "../requests/stored-answer.ts";
import type { NewRefusal } from "./new-refusal.ts";

interface RefusalRow {
	id: string;
	digest: string;
	user_id: string;
	credit_type_id: string;
	kind: string;
	credits: bigint;
	service: string;
	item: string;
	reference: string | null;
	client: string;
	account_ids: string;
	answer: string;
	times: number;
	first_at: Date;
	last_at: Date;
}

// Arrays of arrays can't be unnested row by row: accounts come as a text.
const REFUSAL: Columns<RefusalRow> = {
	id: "uuid",
	digest: "bytea",
	user_id: "uuid",
	credit_type_id: "text",
	kind: "request_kind",
	credits: "int8",
	service: "text",
	item: "text",
	reference: "text",
	client: "text",
	account_ids: "text",
	answer: "jsonb",
	times: "int4",
	first_at: "timestamptz",
	last_at: "timestamptz",
};

/** A refusal, and how often it was given since the first. */
export interface CountedRefusal {
	readonly refusal: NewRefusal;
	readonly times: number;
	readonly firstAt: Date;
}

/**
 * The same for what is the same refusal within an hour: of one user for one thing and one reason. Many in a row, as of a
 * program that doesn't stop, are one row.
 */
export function digestOf({ userId, creditTypeId, kind, service, item, answer, at }: NewRefusal): string {
	const hour = at.toISOString().slice(0, "2026-01-01T00".length);
	return hash("sha256", canonicalJson([userId, creditTypeId, kind, service, item, answer.key, hour]), "hex");
}

/** Refusals by their digests, the same ones counted. */
export function counted(refusals: readonly NewRefusal[]): Map<string, CountedRefusal> {
	const found = new Map<string, CountedRefusal>();
	for (const refusal of refusals) count(found, refusal);
	return found;
}

/** Counts one more among these. */
export function count(refusals: Map<string, CountedRefusal>, refusal: NewRefusal, digest = digestOf(refusal)): void {
	const known = refusals.get(digest);
	refusals.set(digest, { refusal, times: (known?.times ?? 0) + 1, firstAt: known?.firstAt ?? refusal.at });
}

/** Writes refusals, by their digests, in one statement. What is known already is counted, and has the last answer. */
export async function writeRefusals(sql: Sql, refusals: ReadonlyMap<string, CountedRefusal>): Promise<void> {
	if (refusals.size === 0) return;
	const names = Object.keys(REFUSAL);
	const values = names.map((name) => (name === "account_ids" ? `"account_ids"::uuid[]` : `"${name}"`));
	await sql.execute(
		`INSERT INTO "refusal" (${names.map((name) => `"${name}"`).join(", ")})
		SELECT ${values.join(", ")} FROM ${unnest(REFUSAL)}
		ON CONFLICT ("digest") DO UPDATE SET "times" = "refusal"."times" + excluded."times",
			"last_at" = greatest("refusal"."last_at", excluded."last_at"), "credits" = excluded."credits",
			"reference" = excluded."reference", "client" = excluded."client", "account_ids" = excluded."account_ids",
			"answer" = excluded."answer"`,
		arrays(
			REFUSAL,
			// In one order, so that two processes don't wait for each other.
			[...refusals].sort(([one], [other]) => (one < other ? -1 : 1)).map(rowOf),
		),
	);
}

function rowOf([digest, { refusal, times, firstAt }]: readonly [string, CountedRefusal]): RefusalRow {
	const { userId, creditTypeId, kind, credits, service, item, reference, client, accountIds, answer, at } = refusal;
	return {
		id: newId(),
		digest: `\\x${digest}`,
		user_id: userId,
		credit_type_id: creditTypeId,
		kind,
		credits,
		service,
		item,
		reference,
		client,
		account_ids: `{${accountIds.join(",")}}`,
		answer: toStoredAnswer(toStore(answer)),
		times,
		first_at: firstAt,
		last_at: at,
	};
}
