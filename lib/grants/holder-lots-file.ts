import type { ReadContext } from "@/lib/actions/verb.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { OPEN_LOTS_SQL } from "@/lib/ledger/reads/read-lots.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { mayGrantCredits } from "./policy.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "credit_type_id", kind: "id" },
	{ name: "kind", kind: "text" },
	{ name: "remaining", kind: "number" },
	{ name: "on_hold", kind: "number" },
	{ name: "expires_at", kind: "instant" },
];

/** A file, and of which wallet it is. */
interface HolderLotsFile {
	readonly holder: string;
	/** The credit type's name. */
	readonly creditType: string;
	readonly query: CsvQuery;
}

/**
 * All lots of a user's own wallet of one credit type that have something to spend or on hold, in the order in which they
 * are spent, as the user's page lists the first of them. Credits; one without `expires_at` never expires. Null where there
 * is no such wallet, or without the right.
 */
export async function readHolderLotsFile(
	{ actor, db = database() }: ReadContext,
	{ userId, creditTypeId }: { readonly userId: string; readonly creditTypeId: string },
): Promise<HolderLotsFile | null> {
	if (!mayGrantCredits(actor) || !isId(userId)) return null;
	const [holder, wallets] = await Promise.all([
		db.user.findFirst({ where: { id: userId, status: { not: "removed" } }, select: { name: true } }),
		readWalletsOf(sqlOf(db), [userId]),
	]);
	const wallet = wallets.find((one) => one.creditTypeId === creditTypeId);
	if (!holder || !wallet) return null;
	const text = `SELECT $3::text AS "credit_type_id", "kind"::text AS "kind", "remaining", "held" AS "on_hold", "expires_at"
		${OPEN_LOTS_SQL}`;
	const values = [wallet.accountId, null, creditTypeId];
	return { holder: holder.name, creditType: wallet.creditType, query: { text, values, columns: COLUMNS } };
}
