import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";

interface TestEvent {
	kind: "ordered" | "shared" | "paused" | "ceiling_reached" | "wallet_short";
	orderId?: string;
	because?: "dearer";
	credits?: bigint;
	/** Of the share group's refill, not of the wallet's. */
	ofGroup?: boolean;
}

/** What refills of an owner's wallet and share group have done, each as the facts of a mail. `orderId` isn't paid. */
export async function testRefillEvents(
	db: Database,
	of: { owner: { id: string }; shareGroupId: string; paid: string; orderId: string; usedById: string },
) {
	const { planId } = await db.order.findUniqueOrThrow({ where: { id: of.orderId } });
	const pack = { planId, planVersion: 0, totalMinor: 1_000n, currency: "USD", gateway: "invoice" } as const;
	const terms = { userId: of.owner.id, threshold: 50n, ceiling: 9_999n, setAt: new Date() };
	const wallets = await db.refill.create({
		data: { ...terms, ...pack, id: newId(), kind: "top_up", creditTypeId: "sms" },
	});
	const shared = { shareGroupId: of.shareGroupId, creditTypeId: "email", credits: 40n };
	const groups = await db.refill.create({ data: { ...terms, ...shared, id: newId(), kind: "share_group" } });
	const write = async ({ ofGroup = false, ...event }: TestEvent): Promise<{ eventId: string }> => {
		const { id } = await db.refillEvent.create({
			data: {
				...{ ...event, id: newId(), refillId: (ofGroup ? groups : wallets).id, available: 12n },
				...{ happenedAt: new Date(), month: new Date("2026-12-01") },
				...{ usedSince: new Date("2026-11-20"), usedBy: [{ userId: of.usedById, credits: "1234" }] },
			},
		});
		return { eventId: id };
	};
	return {
		unpaid: await write({ kind: "ordered", orderId: of.orderId }),
		paid: await write({ kind: "ordered", orderId: of.paid }),
		shared: await write({ kind: "shared", credits: 40n, ofGroup: true }),
		dearer: await write({ kind: "paused", because: "dearer" }),
		ceiling: await write({ kind: "ceiling_reached", ofGroup: true }),
		short: await write({ kind: "wallet_short", ofGroup: true }),
	};
}
