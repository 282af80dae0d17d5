import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import { findUsersByText } from "@/lib/people/find-users-by-text.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { readStoredSeller } from "@/lib/seller/queries.ts";
import { sellerSnapshotSchema } from "@/lib/seller/schema.ts";
import { mayManageOrders } from "../policy.ts";
import { settleOrder } from "../settle-order.ts";
import type { RecordOrderInput } from "./schema.ts";

export interface RecordedOrder {
	readonly orderId: string;
	readonly number: bigint;
}

interface Context extends VerbContext {
	/** Buyers of no other organization; null for all. */
	readonly confinedToId?: string | null;
}

/**
 * Stores an order of the vendor's own shop by its reference, once for each client (product.md 54): the same again answers
 * the same order, with anything else in it it is refused. It is credited to the buyer's Credit Owner of this moment; where
 * it is paid, its credits arrive at once and expire after the plan's validity, and where not, once it is marked as paid.
 * Refuses a buyer or a plan that isn't there (NOT_FOUND), a closed organization (SUSPENDED), and more tax than was paid (INVALID). Needs *Manage Orders*.
 */
export async function recordOrder(context: Context, input: RecordOrderInput): Promise<Result<RecordedOrder>> {
	const { actor, db, clock, client = "operator", confinedToId = null } = context;
	if (!mayManageOrders(actor)) return refuse("NOT_FOUND", "notFound");
	if (input.taxMinor > input.totalMinor) return refuse("INVALID", "taxAboveTotal", {}, { field: "tax" });
	const { reference, ...asked } = input;
	return postOnce(
		{ db, clock, client: `elsewhere:${client}` },
		{ key: reference, kind: "order", body: asked },
		{
			lock: async (tx) => {
				const buyer = await findBuyer(tx, input.buyer, confinedToId);
				await lockUsers(tx.sql, [actor.userId, buyer?.id ?? null, buyer?.creditOwnerId ?? null]);
				return { buyer };
			},
			post: async (tx, locked) => {
				const buyer = await findBuyer(tx, input.buyer, confinedToId);
				if (buyer?.creditOwnerId !== locked.buyer?.creditOwnerId) return null;
				if (!buyer) return refuse("NOT_FOUND", "buyerNotFound", {}, { field: "buyer" });
				const { name, closedAt } = buyer.organization;
				if (closedAt) return refuse("SUSPENDED", "organizationIsClosed", { name }, { field: "buyer" });
				return storeOrder(tx, { actor, input, buyer });
			},
		},
	);
}

type Buyer = NonNullable<Awaited<ReturnType<typeof findBuyer>>>;

async function findBuyer(tx: Transaction, text: string, confinedToId: string | null) {
	const named = (await findUsersByText(tx.sql, [text], { confinedToId })).get(text);
	if (!named) return null;
	return tx.prisma.user.findUnique({
		where: { id: named.id, kind: "person" },
		select: {
			...{ id: true, organizationId: true, creditOwnerId: true, billingInformation: true },
			organization: { select: { name: true, closedAt: true } },
		},
	});
}

async function storeOrder(
	tx: Transaction,
	{ actor, input, buyer }: { actor: Actor; input: RecordOrderInput; buyer: Buyer },
): Promise<Result<RecordedOrder>> {
	const { planId, reference, totalMinor, taxMinor, currency, isPaid } = input;
	// Also of a plan that isn't on sale here any more: it was bought elsewhere.
	const plan = await tx.prisma.planVersion.findFirst({
		where: { planId },
		orderBy: { version: "desc" },
		include: { plan: { select: { creditTypeId: true, kind: true } } },
	});
	if (!plan) return refuse("NOT_FOUND", "planNotFound", {}, { field: "planId" });
	// What a shop sells by itself it also renews by itself.
	if (plan.plan.kind !== "pack" || !plan.credits) {
		return refuse("INVALID", "planIsSubscription", {}, { field: "planId" });
	}
	const seller = (await readStoredSeller(tx.prisma))?.seller;
	const { number, id } = await tx.prisma.order.create({
		data: {
			...{ id: newId(), organizationId: buyer.organizationId, buyerId: buyer.id, beneficiaryId: buyer.creditOwnerId },
			...{ planId, planName: plan.name, planVersion: plan.version, creditTypeId: plan.plan.creditTypeId },
			...{ credits: plan.credits, validityMonths: plan.validityMonths, currency, totalMinor, taxMinor },
			priceMinor: totalMinor - taxMinor,
			taxRateBasisPoints: taxMinor > 0n ? plan.taxRateBasisPoints : 0,
			billing: billingSnapshotSchema.safeParse(buyer.billingInformation).data ?? {},
			...(seller && { seller: sellerSnapshotSchema.parse(seller) }),
			gateway: "external",
			gatewayReference: reference,
			placedAt: await tx.clock.now(tx.sql),
		},
	});
	await recordAudit(tx, {
		actor,
		organizationId: buyer.organizationId,
		action: "order.placed",
		subject: { type: "order", id },
		after: {
			...{ plan: plan.name, credits: plan.credits, total: totalMinor, currency },
			...{ beneficiaryId: buyer.creditOwnerId, gateway: "external", reference },
		},
	});
	if (!isPaid) return done({ orderId: id, number });
	const settled = await settleOrder(tx, { orderId: id, actor });
	if (!settled.ok) throw new Error(`Order ${id} was just stored and can't be paid: ${settled.key}`);
	return done({ orderId: id, number });
}
