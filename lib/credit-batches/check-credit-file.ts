import type { VerbContext } from "@/lib/actions/verb.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { checkCreditLines } from "./check-credit-lines.ts";
import { readCreditLines } from "./read-credit-lines.ts";
import type { CheckCreditFileInput } from "./schema.ts";
import { type BatchSummary, summaryOf } from "./summary-of.ts";

/** The dry run: what posting a file of credits would do, and why not. Writes nothing. Needs *Grant Credits*. */
export async function checkCreditFile(
	{ actor, db, clock }: VerbContext,
	{ kind, csv }: CheckCreditFileInput,
): Promise<Result<BatchSummary>> {
	if (!mayGrantCredits(actor)) return refuse("NOT_FOUND", "notFound");
	const lines = await readCreditLines(kind, csv);
	if (!lines.ok) return lines;
	const checked = await transact(db, (tx) => checkCreditLines(tx, { kind, lines: lines.value }), { clock });
	return done(summaryOf(checked));
}
