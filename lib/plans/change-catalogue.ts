import type { VerbContext } from "@/lib/actions/verb.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { refusalToManageCatalogue } from "./policy.ts";

/**
 * Runs a change of credit types or plans, after every other such change, so that of two editors the second sees what the
 * first has done. Needs the operator's *Manage Plans* (NOT_FOUND).
 */
export async function changeCatalogue<Value>(
	{ actor, db, clock }: VerbContext,
	change: (tx: Transaction) => Promise<Result<Value>>,
): Promise<Result<Value>> {
	const refusal = refusalToManageCatalogue(actor);
	if (refusal) return refusal;
	return transact(
		db,
		async (tx) => {
			await lockKeys(tx.sql, "catalogue", ["all"]);
			return change(tx);
		},
		{ clock },
	);
}
