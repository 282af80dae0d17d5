import type { ReadContext } from "@/lib/actions/verb.ts";
import { explanationOf } from "@/lib/ledger/paying/refusal-to-pay.ts";
import { fromStore } from "@/lib/ledger/paying/stored-refusal.ts";
import { fromStoredAnswer } from "@/lib/ledger/requests/stored-answer.ts";
import { readShownExplanation } from "@/lib/limits/shown-explanation.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { Refusal, RefusalValues } from "@/lib/platform/refusal.ts";
import { inScope, readSpendingScope, type SpendingOf, scopeValues } from "./spending-scope.ts";

const SHOWN = 20;

/** A line of recent refusals: the same refusal within an hour is one. */
export interface RefusalRow {
	readonly id: string;
	readonly userId: string;
	readonly userName: string;
	readonly kind: "charge" | "hold";
	/** What was asked for last. */
	readonly credits: bigint;
	readonly nameInText: string;
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly times: number;
	readonly firstAt: Date;
	readonly lastAt: Date;
	/** Why, without the names that the reader may not see. */
	readonly key: Refusal["key"];
	readonly values: Readonly<Record<string, RefusalValues[string] | Hidden>>;
}

/** In place of a name that the reader may not see: a share group's, or a person's. */
interface Hidden {
	readonly hidden: "group" | "person";
}

interface Stored extends Omit<RefusalRow, "key" | "values"> {
	readonly answer: unknown;
}

/**
 * The latest refusals of charges and holds (product.md 57), newest first; `hasMore` where there are others. Null where the
 * actor may not look.
 */
export async function listRefusals(
	{ actor, db = database() }: ReadContext,
	of: SpendingOf,
): Promise<{ rows: readonly RefusalRow[]; hasMore: boolean } | null> {
	const scope = await readSpendingScope({ actor, db }, of);
	if (!scope) return null;
	const found = await sqlOf(db).query<Stored>(
		`SELECT "refusal"."id", "refusal"."user_id" AS "userId", "user"."name" AS "userName", "refusal"."kind"::text AS "kind",
			"refusal"."credits", "credit_type"."name_in_text" AS "nameInText", "refusal"."service", "refusal"."item",
			"refusal"."reference", "refusal"."times", "refusal"."first_at" AS "firstAt", "refusal"."last_at" AS "lastAt",
			"refusal"."answer"
		FROM "refusal"
		JOIN "user" ON "user"."id" = "refusal"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "refusal"."credit_type_id"
		WHERE ${inScope("refusal")}
		ORDER BY "refusal"."last_at" DESC, "refusal"."id" LIMIT $3::int`,
		[...scopeValues(scope), SHOWN + 1],
	);
	const shown = found.slice(0, SHOWN);
	const answers = await fromStore(
		sqlOf(db),
		shown.map(({ answer }) => fromStoredAnswer(answer)),
	);
	const rows = shown.map(async ({ answer: _, ...row }, index): Promise<RefusalRow> => {
		const refusal = answers[index] as Refusal;
		const hidden = of.kind === "all" ? new Map() : await readHidden({ actor, db }, { refusal, userId: row.userId });
		return { ...row, key: refusal.key, values: hide(refusal.values ?? {}, hidden) };
	});
	return { rows: await Promise.all(rows), hasMore: found.length > SHOWN };
}

/** The names that the reader may not see (product.md 45), and of what they are. */
async function readHidden(
	context: ReadContext,
	{ refusal, userId }: { readonly refusal: Refusal; readonly userId: string },
): Promise<ReadonlyMap<string, Hidden["hidden"]>> {
	const explanation = explanationOf(refusal);
	if (!explanation) return new Map();
	const { pools } = await readShownExplanation(context, { explanation, userId });
	const unseen = explanation.pools.filter((_, index) => pools[index]?.name === null);
	return new Map([
		...unseen.map(({ ownerName }) => [ownerName, "person"] as const),
		...unseen.map(({ kind, name }) => [name, kind === "wallet" ? "person" : "group"] as const),
	]);
}

function hide(values: RefusalValues, hidden: ReadonlyMap<string, Hidden["hidden"]>): RefusalRow["values"] {
	const shown = Object.entries(values).map(([name, value]) => {
		const what = typeof value === "string" ? hidden.get(value) : undefined;
		return [name, what ? { hidden: what } : value] as const;
	});
	return Object.fromEntries(shown);
}
