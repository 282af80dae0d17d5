import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { OWNED_CREDITS_COLUMNS, ownedCreditsCells } from "./owned-credits-cells.ts";
import { readOrganizationPeople } from "./queries.ts";
import type { OrganizationPeopleQuery } from "./schema.ts";

const COLUMNS = [
	{ name: "user_id", kind: "id" },
	...(["name", "email", "role", "status", "credit_owner"] as const).map((name) => ({ name, kind: "text" as const })),
	...OWNED_CREDITS_COLUMNS,
] as const satisfies readonly CsvColumn[];

/**
 * An organization's people whom the operator's list shows with this search, in its order, with a row for each credit type
 * of which their own wallets have something. Credits. Null where there is none to see, "tooLong" above `MOST_FILE_ROWS`.
 */
export async function readPeopleFile(
	context: ReadContext,
	query: OrganizationPeopleQuery,
): Promise<CsvQuery | "tooLong" | null> {
	const found = await readOrganizationPeople(context, { ...query, offset: 0, limit: MOST_FILE_ROWS });
	if (!found) return null;
	if (found.hasMore) return "tooLong";
	const rows = found.rows.flatMap(({ id, name, email, roleName, status, creditOwner, credits }) => {
		const person = { user_id: id, name, email, role: roleName, status, credit_owner: creditOwner };
		return ownedCreditsCells(credits).map((cells) => ({ ...person, ...cells }));
	});
	return rowsFileOf(COLUMNS, rows);
}
