import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { type CreditSource, readCreditSources } from "./credit-sources.ts";

const COLUMNS = [
	{ name: "credit_type_id", kind: "id" },
	...(["in_use", "source", "name", "from"] as const).map((name) => ({ name, kind: "text" as const })),
	{ name: "order_number", kind: "number" },
	{ name: "subscription", kind: "text" },
	{ name: "kind", kind: "text" },
	{ name: "remaining", kind: "number" },
	{ name: "on_hold", kind: "number" },
	{ name: "expires_at", kind: "instant" },
	{ name: "shareable", kind: "text" },
	{ name: "why_not", kind: "text" },
] as const satisfies readonly CsvColumn[];

/**
 * Where the actor's credits come from, as *More Details* shows it (product.md 25), parked ones included: of one credit type,
 * or of all where that is null. Credits. "tooLong" where a wallet has more than `MOST_FILE_ROWS` lots.
 */
export async function readCreditSourcesFile(
	context: ReadContext,
	creditTypeId: string | null,
): Promise<CsvQuery | "tooLong"> {
	const all = await readCreditSources(context, () => ({ offset: 0, limit: MOST_FILE_ROWS }));
	const types = all.filter((type) => creditTypeId === null || type.creditTypeId === creditTypeId);
	if (types.some(({ hasMore }) => hasMore)) return "tooLong";
	const rows = types.flatMap((type) => {
		const rowsOf = (sources: readonly CreditSource[], isInUse: boolean) =>
			sources.map((source) => rowOf(source, { creditTypeId: type.creditTypeId, isInUse }));
		return [...rowsOf(type.sources, true), ...rowsOf(type.parked, false)];
	});
	return rows.length > MOST_FILE_ROWS ? "tooLong" : rowsFileOf(COLUMNS, rows);
}

function rowOf(
	{ source, name, from, orderNumber, subscription, kind, remaining, held, expiresAt, notShareable }: CreditSource,
	{ creditTypeId, isInUse }: { readonly creditTypeId: string; readonly isInUse: boolean },
) {
	return {
		...{ credit_type_id: creditTypeId, in_use: isInUse ? "yes" : "no", source, name, from },
		...{ order_number: orderNumber, subscription, kind, remaining, on_hold: held, expires_at: expiresAt },
		...{ shareable: notShareable === null ? "yes" : "no", why_not: notShareable },
	};
}
