import type { z } from "@hono/zod-openapi";
import { type PlacedOrder, placeReviewedOrder } from "@/lib/orders/place-order.ts";
import { taxOf } from "@/lib/orders/tax-of.ts";
import { readPack, readSubscriptionOnSale } from "@/lib/plans/queries.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { actAsUser } from "../acting/act-as-user.ts";
import { atField } from "../answers/at-field.ts";
import type { ApiContext } from "../api-context.ts";
import type { newOrderSchema } from "./schema.ts";

/**
 * Places an order for a user, to be paid by invoice, with what the review would show at this moment: the vendor has shown it
 * to them in its own way, and may name the total that it told.
 */
export async function placeOrderAsked(
	context: ApiContext,
	body: z.output<typeof newOrderSchema>,
): Promise<Result<PlacedOrder>> {
	const { key, db, writes, clock, idempotencyKey } = context;
	const actor = await actAsUser(context, body.buyer);
	if (!actor.ok) return atField(actor, { user: "buyer" });
	const { userId } = actor.value;
	const { creditOwnerId, billingInformation } = await db.user.findUniqueOrThrow({
		where: { id: userId },
		include: { billingInformation: { select: { version: true } } },
	});
	const pack = (await readPack({ actor: actor.value, db }, body.plan_id))?.pack;
	const plan = pack ?? (await readSubscriptionOnSale({ actor: actor.value, db }, body.plan_id))?.subscription;
	const { priceMinor = 0n, currency = "XXX", taxRateBasisPoints = 0, version = 0 } = plan ?? {};
	const total = priceMinor + taxOf({ priceMinor, rateBasisPoints: taxRateBasisPoints });
	const input = {
		key: idempotencyKey,
		planId: body.plan_id,
		planVersion: version,
		totalMinor: body.total_minor === undefined ? total : BigInt(body.total_minor),
		currency,
		beneficiaryId: creditOwnerId,
		billingVersion: billingInformation?.version ?? null,
		gateway: "invoice",
		besideOrderId: body.beside_order_id,
	} as const;
	const verb = { actor: actor.value, db: writes, clock, client: key.client };
	return placeReviewedOrder(verb, { input, asked: { ...body, buyer: userId } });
}
