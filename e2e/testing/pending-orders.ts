import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { aBuyer } from "./buyer.ts";

/** So many invoices that an organization of their own hasn't paid yet, and the way to them and no others. */
export async function pendingOrders(db: Database, count: number) {
	const buyer = await aBuyer(db);
	const { orderId } = await boughtCredits(db, { beneficiaryId: buyer.id, credits: 10n });
	const { number: _, billing, seller, ...paid } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
	const unpaid = { status: "pending", gateway: "invoice", paidAt: null, expiresAt: null } as const;
	const pending = { ...paid, ...unpaid, billing: billing ?? {}, seller: seller ?? {} };
	await db.order.createMany({ data: Array.from({ length: count }, () => ({ ...pending, id: newId() })) });
	const { organizationId } = paid;
	return {
		address: `/operator/orders?status=pending&organization=${organizationId}`,
		left: () => db.order.count({ where: { organizationId, status: "pending" } }),
	};
}
