import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { mayManageSeller } from "./policy.ts";
import { readStoredSeller } from "./queries.ts";
import type { DeploymentInput, SaveSellerInput, SellerInput } from "./schema.ts";
import { settleDeployment, storeSeller } from "./store-seller.ts";

/**
 * Stores who sells, in which currency, and in which time zone days begin (product.md 52); orders that were placed keep the
 * seller that they have. Refuses with STALE when someone else has saved it since `version`. Needs the operator's *Manage
 * Seller*.
 */
export async function saveSeller(
	{ actor, db, clock }: VerbContext,
	{ version, seller, currency, timeZone }: SaveSellerInput,
): Promise<Result<{ version: number }>> {
	if (!mayManageSeller(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			await lockKeys(tx.sql, "catalogue", ["all"]);
			const before = await readStoredSeller(tx.prisma);
			if ((before?.version ?? null) !== version) return refuse("STALE", "sellerChangedMeanwhile");
			const settled = await settleDeployment(tx, { currency, timeZone });
			if (!settled.ok) return settled;
			const stored = await storeSeller(tx, seller);
			const after = { ...seller, currency, timeZone };
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: "organization.seller_changed",
				subject: { type: "organization", id: actor.organizationId },
				...differences(before && { ...before.seller, ...settled.value }, after),
			});
			return done({ version: stored });
		},
		{ clock },
	);
}

type Facts = SellerInput & DeploymentInput;

function differences(before: Facts | null, after: Facts) {
	if (!before) return { after: { ...after } };
	const names = (Object.keys(after) as (keyof Facts)[]).filter((name) => before[name] !== after[name]);
	const only = (facts: Facts) => Object.fromEntries(names.map((name) => [name, facts[name]]));
	return { before: only(before), after: only(after) };
}
