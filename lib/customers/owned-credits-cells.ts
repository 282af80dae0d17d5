import type { CsvColumn } from "@/lib/platform/csv/csv-query.ts";
import type { OwnedCredits } from "./queries.ts";

export const OWNED_CREDITS_COLUMNS = [
	{ name: "credit_type_id", kind: "id" },
	{ name: "available", kind: "number" },
	{ name: "on_hold", kind: "number" },
] as const satisfies readonly CsvColumn[];

/** The cells of these columns, a row for each credit type; one row where there is nothing. Credits. */
export function ownedCreditsCells(credits: readonly OwnedCredits[]) {
	return (credits.length > 0 ? credits : [null]).map((type) => ({
		...{ credit_type_id: type?.creditTypeId ?? null, available: type?.available ?? 0n, on_hold: type?.held ?? 0n },
	}));
}
