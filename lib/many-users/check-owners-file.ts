import type { VerbContext } from "@/lib/actions/verb.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { type ManyPreview, readManyPreview } from "./many-preview.ts";
import { planOwnersFile } from "./plan-owners-file.ts";
import { readOwnersFile } from "./read-owners-file.ts";
import type { CheckOwnersFileInput } from "./schema.ts";

/**
 * The dry run: what a file of Credit Owners would change, line by line. Writes nothing. Refuses what is no such file
 * (INVALID). Needs *Edit User*.
 */
export async function checkOwnersFile(
	{ actor, db, clock }: VerbContext,
	{ csv }: CheckOwnersFileInput,
): Promise<Result<ManyPreview>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	const lines = await readOwnersFile(csv);
	if (!lines.ok) return lines;
	return transact(
		db,
		async (tx) => {
			const planned = await planOwnersFile(tx, { actor, lines: lines.value, isLocked: false });
			return planned.ok ? done(await readManyPreview(tx, { actor, ...planned.value })) : planned;
		},
		{ clock },
	);
}
