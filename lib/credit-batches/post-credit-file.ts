import type { VerbContext } from "@/lib/actions/verb.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { type Result, refuse } from "@/lib/platform/refusal.ts";
import { type PostedBatch, postBatch } from "./post-batch.ts";
import { readCreditLines } from "./read-credit-lines.ts";
import type { PostCreditFileInput } from "./schema.ts";

/** Posts a file of grants or balances as one batch (product.md 42, 55a), as `postBatch` does. */
export async function postCreditFile(
	context: VerbContext,
	{ csv, ...batch }: PostCreditFileInput,
): Promise<Result<PostedBatch>> {
	if (!mayGrantCredits(context.actor)) return refuse("NOT_FOUND", "notFound");
	const lines = await readCreditLines(batch.kind, csv);
	return lines.ok ? postBatch(context, { ...batch, lines: lines.value }) : lines;
}
