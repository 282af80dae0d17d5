import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOVEMENTS, movementValues } from "./list-movements.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "date", kind: "instant" },
	{ name: "what", kind: "text" },
	{ name: "by", kind: "text" },
	{ name: "item", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type_id", kind: "id" },
	{ name: "group_balance", kind: "number" },
	{ name: "charge_id", kind: "id" },
];

/** The most that PostgreSQL's `LIMIT` takes as an int: all of them. */
const ALL = 2 ** 31 - 1;

/**
 * Everything that came into the actor's own group or left it, latest first, as the list shows it, however far that reaches;
 * null for other users' groups. Credits, with the sign that they have in the group's balance.
 */
export async function readMovementsFile(context: ReadContext, shareGroupId: string): Promise<CsvQuery | null> {
	const values = await movementValues(context, { shareGroupId, offset: 0, limit: ALL, reach: ALL });
	if (!values) return null;
	const text = `SELECT "at" AS "date", "kind" AS "what", "by", "item", "credits", "creditTypeId" AS "credit_type_id",
			"groupBalanceAfter" AS "group_balance", "chargeId" AS "charge_id"
		FROM (${MOVEMENTS}) AS "movement"`;
	return { text, values, columns: COLUMNS };
}
