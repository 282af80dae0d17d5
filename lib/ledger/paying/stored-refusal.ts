import type { Sql } from "@/lib/platform/database/sql.ts";
import { isRefusal, type Refusal, type Result } from "@/lib/platform/refusal.ts";
import { inTodaysTerms } from "../requests/in-todays-terms.ts";
import type { Explanation } from "./explanation.ts";
import { explanationOf, refusalToPay } from "./refusal-to-pay.ts";

/** A refusal as it stands under its key: what explains it, which names nobody; names are joined on reading (product.md 37). */
export type StoredRefusal = Omit<Refusal, "values" | "details"> & { readonly explanation: Explanation };

/** An answer as it is stored. */
export function toStore(answer: Result<unknown>): unknown {
	const explanation = isRefusal(answer) ? explanationOf(answer) : null;
	if (!isRefusal(answer) || !explanation) return answer;
	const { ok, code, key } = answer;
	const pools = explanation.pools.map((pool) => ({ ...pool, name: "", ownerName: "" }));
	return { ok, code, key, explanation: { ...explanation, pools } } satisfies StoredRefusal;
}

/** Stored answers as they are given again, in today's words and with today's names. */
export async function fromStore(sql: Sql, stored: readonly unknown[]): Promise<unknown[]> {
	const pools = stored.flatMap((one) => (isStoredRefusal(one) ? one.explanation.pools : []));
	const names = pools.length === 0 ? new Map<string, string>() : await readNames(sql, pools);
	return stored.map((one) => {
		if (!isStoredRefusal(one)) return inTodaysTerms(one);
		const named = one.explanation.pools.map((pool) => {
			const ownerName = names.get(pool.ownerId) ?? "";
			return { ...pool, name: names.get(pool.shareGroupId ?? pool.ownerId) ?? "", ownerName };
		});
		return refusalToPay({ ...one.explanation, pools: named });
	});
}

function isStoredRefusal(answer: unknown): answer is StoredRefusal {
	return isRefusal(answer) && "explanation" in answer;
}

/** Of users and share groups, by id. */
async function readNames(sql: Sql, pools: Explanation["pools"]): Promise<Map<string, string>> {
	const rows = await sql.query<{ id: string; name: string }>(
		`SELECT "id", "name" FROM "user" WHERE "id" = ANY ($1::uuid[])
		UNION ALL
		SELECT "id", "name" FROM "share_group" WHERE "id" = ANY ($2::uuid[])`,
		[
			[...new Set(pools.map(({ ownerId }) => ownerId))],
			[...new Set(pools.flatMap(({ shareGroupId }) => shareGroupId ?? []))],
		],
	);
	return new Map(rows.map(({ id, name }) => [id, name]));
}
