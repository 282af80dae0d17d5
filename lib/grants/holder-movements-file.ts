import type { ReadContext } from "@/lib/actions/verb.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { mayGrantCredits } from "./policy.ts";
import { MOVEMENTS_SQL } from "./queries.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "date", kind: "instant" },
	{ name: "what", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type_id", kind: "id" },
	{ name: "other", kind: "text" },
	{ name: "reason", kind: "text" },
	{ name: "by", kind: "text" },
];

/** A file, and whose wallets it is about. */
interface HolderMovementsFile {
	readonly holder: string;
	readonly query: CsvQuery;
}

/**
 * All that operators gave a user and adjusted, and what moved along with a Credit Owner, newest first, as the user's page
 * lists the latest of it. Credits. Null where there is no such user, or without the right.
 */
export async function readHolderMovementsFile(
	{ actor, db = database() }: ReadContext,
	userId: string,
): Promise<HolderMovementsFile | null> {
	if (!mayGrantCredits(actor) || !isId(userId)) return null;
	const holder = await db.user.findFirst({ where: { id: userId, status: { not: "removed" } }, select: { name: true } });
	if (!holder) return null;
	const pools = await readWalletsOf(sqlOf(db), [userId]);
	const text = `SELECT "ledger_entry"."posted_at" AS "date", "ledger_entry"."kind"::text AS "what", "ledger_entry"."credits",
			"account"."credit_type_id", "other"."name" AS "other", "ledger_entry"."reason", "actor"."name" AS "by"
		${MOVEMENTS_SQL}`;
	const values = [pools.map(({ accountId }) => accountId)];
	return { holder: holder.name, query: { text, values, columns: COLUMNS } };
}
