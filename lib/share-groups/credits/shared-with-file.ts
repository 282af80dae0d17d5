import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { readSharedWith } from "./shared-with.ts";

const COLUMNS = [
	...(["group", "shared_by", "through", "address"] as const).map((name) => ({ name, kind: "text" as const })),
	{ name: "credit_type_id", kind: "id" },
	{ name: "you_can_use", kind: "number" },
	{ name: "limit", kind: "number" },
	{ name: "period", kind: "text" },
	{ name: "used_of_limit", kind: "number" },
	{ name: "next_expiry", kind: "instant" },
] as const satisfies readonly CsvColumn[];

/**
 * The groups of others that the actor may spend from, by name, with a row for each credit type of which there is something
 * or a limit, and what of it the actor can use now. Credits.
 */
export async function readSharedWithFile(context: ReadContext): Promise<CsvQuery> {
	const groups = await readSharedWith(context);
	const rows = groups.flatMap(({ name, creatorName, by, address, nextExpiry, credits }) => {
		const group = { group: name, shared_by: creatorName, through: by, address: readableAddress(address) };
		return (credits.length > 0 ? credits : [null]).map((type) => ({
			...{ ...group, credit_type_id: type?.creditTypeId ?? null, you_can_use: type?.spendable ?? 0n },
			...{ limit: type?.headroom?.limit ?? null, period: type?.headroom?.period ?? null },
			...{ used_of_limit: type?.headroom?.used ?? null, next_expiry: nextExpiry },
		}));
	});
	return rowsFileOf(COLUMNS, rows);
}
