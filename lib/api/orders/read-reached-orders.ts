import type { z } from "@hono/zod-openapi";
import type { Prisma } from "@/generated/prisma/client.ts";
import { paperNumber } from "@/lib/orders/numbers/paper-number.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { ApiContext } from "../api-context.ts";
import { reachedOrganizations } from "../users/read-reached-users.ts";
import type { orderShape } from "./schema.ts";

interface Page {
	readonly where: Prisma.OrderWhereInput;
	/** The order behind which the page begins. */
	readonly after: { readonly placedAt: Date; readonly id: string } | null;
	readonly limit: number;
}

const WITH_NOTES = { creditNotes: { orderBy: { issuedAt: "asc" } } } as const satisfies Prisma.OrderInclude;

type ReachedOrder = Prisma.OrderGetPayload<{ include: typeof WITH_NOTES }>;

/** Orders of the organizations that the key reaches, newest first. */
export function readReachedOrders(
	{ key, db }: Pick<ApiContext, "key" | "db">,
	{ where, after, limit }: Page,
): Promise<ReachedOrder[]> {
	const older = after && {
		OR: [{ placedAt: { lt: after.placedAt } }, { placedAt: after.placedAt, id: { lt: after.id } }],
	};
	return db.order.findMany({
		where: { AND: [{ organization: reachedOrganizations(key) }, where, older ?? {}] },
		orderBy: [{ placedAt: "desc" }, { id: "desc" }],
		take: limit,
		include: WITH_NOTES,
	});
}

/** One of them; NOT_FOUND where the key doesn't reach it. */
export async function readReachedOrder(
	context: Pick<ApiContext, "key" | "db">,
	orderId: string,
): Promise<Result<ReachedOrder>> {
	const [order] = await readReachedOrders(context, { where: { id: orderId }, after: null, limit: 1 });
	return order ? done(order) : refuse("NOT_FOUND", "apiOrderNotFound");
}

/** An order as it is answered. */
export function orderJson(order: ReachedOrder): z.input<typeof orderShape> {
	const { invoiceYear: year, invoiceNumber: number } = order;
	return {
		order_id: order.id,
		number: Number(order.number),
		organization_id: order.organizationId,
		buyer_id: order.buyerId,
		beneficiary_id: order.beneficiaryId,
		plan_id: order.planId,
		plan_name: order.planName,
		credit_type: order.creditTypeId,
		credits: toJsonCredits(order.credits),
		price_minor: Number(order.priceMinor),
		tax_minor: Number(order.taxMinor),
		total_minor: Number(order.totalMinor),
		currency: order.currency,
		gateway: order.gateway,
		status: order.status,
		placed_at: order.placedAt.toISOString(),
		paid_at: order.paidAt?.toISOString() ?? null,
		expires_at: order.expiresAt?.toISOString() ?? null,
		closed_at: order.closedAt?.toISOString() ?? null,
		refunded_credits: toJsonCredits(order.refundedCredits),
		refunded_minor: Number(order.refundedMinor),
		invoice_number: year && number ? paperNumber("invoice", { year, number }) : null,
		due_on: dayOf(order.dueOn),
		credit_notes: order.creditNotes.map(noteJson),
	};
}

function noteJson({
	year,
	number,
	issuedOn,
	credits,
	priceMinor,
	taxMinor,
	totalMinor,
	reason,
}: ReachedOrder["creditNotes"][number]) {
	return {
		number: paperNumber("credit_note", { year, number }),
		issued_on: issuedOn.toISOString().slice(0, 10),
		credits: toJsonCredits(credits),
		price_minor: Number(priceMinor),
		tax_minor: Number(taxMinor),
		total_minor: Number(totalMinor),
		reason,
	};
}

/** As YYYY-MM-DD, of a day as Prisma gives it. */
function dayOf(day: Date | null): string | null {
	return day?.toISOString().slice(0, 10) ?? null;
}
