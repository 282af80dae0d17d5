import type { VerbContext } from "@/lib/actions/verb.ts";
import { setCreditOwners } from "@/lib/owners/set-credit-owners.ts";
import { tellOfCreditOwners } from "@/lib/owners/tell-of-credit-owners.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { readManyPreview } from "./many-preview.ts";
import { planOwnersFile } from "./plan-owners-file.ts";
import { readOwnersFile } from "./read-owners-file.ts";
import type { AssignOwnersOfFileInput } from "./schema.ts";

/**
 * Sets the Credit Owners that a file names, all of them or none: decided again under the locks. The same file a second
 * time changes nothing. Refuses with STALE where anything of what was confirmed is no longer so, with the new preview as
 * `details`, with CONFLICT where a line can't be done, and with INVALID what is no such file. Needs *Edit User*. Returns how
 * many changed.
 */
export async function assignOwnersOfFile(
	context: VerbContext,
	{ csv, stamp }: AssignOwnersOfFileInput,
): Promise<Result<{ changed: number }>> {
	const refusal = refusalToEditUsers(context.actor);
	if (refusal) return refusal;
	const lines = await readOwnersFile(csv);
	if (!lines.ok) return lines;
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const planned = await planOwnersFile(tx, { actor, lines: lines.value, isLocked: true });
		if (!planned.ok) return planned;
		const { plan, wrong } = planned.value;
		const preview = await readManyPreview(tx, { actor, plan, wrong });
		if (preview.stamp !== stamp) return refuse("STALE", "manyChangedMeanwhile", {}, { details: preview });
		if (preview.refused > 0) return refuse("CONFLICT", "manyRefused", { count: preview.refused }, { details: preview });
		const { moves } = plan;
		if (moves.length > 0) {
			await setCreditOwners(tx, { actor, organizationId: actor.organizationId, moves });
			await tellOfCreditOwners(tx, { moves, changedById: actor.userId });
		}
		return done({ changed: moves.length });
	});
}
