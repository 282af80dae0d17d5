import type { Gateway, PlanKind } from "@/generated/prisma/enums.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { noteEvent } from "./note-event.ts";

interface NewSubscription {
	readonly userId: string;
	readonly plan: {
		readonly id: string;
		readonly version: number;
		readonly creditTypeId: string;
		readonly kind: PlanKind;
		readonly currency: string;
	};
	readonly gateway: Gateway;
}

/** Stores a subscription that starts once its first order is paid. Returns its id. */
export async function openSubscription(tx: Transaction, { userId, plan, gateway }: NewSubscription): Promise<string> {
	const { id: planId, version, creditTypeId, kind, currency } = plan;
	const id = newId();
	await tx.prisma.subscription.create({
		data: {
			...{ id, userId, planId, planVersion: version, seenVersion: version, creditTypeId, kind, currency, gateway },
			createdAt: await tx.clock.now(tx.sql),
		},
	});
	return id;
}

/** The order that starts a subscription once it is paid. */
export async function noteSubscriptionOrdered(
	tx: Transaction,
	{ id, userId, orderId }: { id: string; userId: string; orderId: string },
): Promise<void> {
	await tx.prisma.subscription.update({ where: { id }, data: { unpaidOrderId: orderId } });
	await noteEvent(tx, { id, userId }, { kind: "ordered", orderId, actorId: userId });
}
