import type { z } from "@hono/zod-openapi";
import type { Charged } from "@/lib/ledger/charges/new-charge.ts";
import { type ClientCharge, settleCharges } from "@/lib/ledger/charges/post-charges.ts";
import type { Settled } from "@/lib/ledger/together/operation.ts";
import { isRefusal, type Refusal } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { type ApiContext, postingContext } from "../api-context.ts";
import { findReachedUserId } from "../people/find-reached-user.ts";
import type { chargedShape, chargeSchema, coveredShape } from "./schema.ts";

/** A charge as a request asks for it, under its key. */
export type AskedCharge = z.output<typeof chargeSchema> & { readonly key: string };

/**
 * Posts charges together with what else this process posts. Each has a result of its own, in the order given: what was
 * charged, a refusal, or what failed unexpectedly.
 */
export async function chargeAsked(context: ApiContext, asked: readonly AskedCharge[]): Promise<Settled<Charged>[]> {
	const charges = await Promise.all(asked.map((charge) => clientCharge(context, charge)));
	const reached = charges.filter((charge): charge is ClientCharge => !isRefusal(charge));
	const { db, clock } = postingContext(context);
	const settled = (await settleCharges({ db, clock }, reached)).values();
	return charges.map((charge): Settled<Charged> => {
		if (isRefusal(charge)) return { outcome: charge };
		return settled.next().value ?? { error: new Error("A charge was not answered.") };
	});
}

async function clientCharge(
	context: ApiContext,
	{ user, credit_type: creditTypeId, share_group_id: shareGroupId, ...charge }: AskedCharge,
): Promise<ClientCharge | Refusal> {
	const found = await findReachedUserId(context, user);
	if (!found.ok) return found;
	const { client, actorId } = postingContext(context);
	const pool = shareGroupId === undefined ? null : { shareGroupId };
	return { ...charge, client, actorId, userId: found.value, creditTypeId, pool };
}

/** What covers a charge or a hold, as it is answered. */
export function coveredJson(subscriptionId: string | null): z.input<typeof coveredShape> {
	return subscriptionId === null ? null : { subscription_id: subscriptionId };
}

/** A charge as it is answered. */
export function chargedJson({ chargeId, charged, coveredBy, slices }: Charged): z.input<typeof chargedShape> {
	return {
		charge_id: chargeId,
		credits: toJsonCredits(charged),
		covered: coveredJson(coveredBy),
		paid_by: slices.map(({ accountId, credits, balanceAfter }) => ({
			pool_id: accountId,
			credits: toJsonCredits(credits),
			balance_after: toJsonCredits(balanceAfter),
		})),
	};
}
