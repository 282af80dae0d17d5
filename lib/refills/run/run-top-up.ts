import { loadActor } from "@/lib/auth/actor.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { createOrder, readOffer } from "@/lib/orders/create-order.ts";
import { offeredGateway } from "@/lib/orders/gateways/offered-gateways.ts";
import { lockOrdersOf } from "@/lib/orders/place-order.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { readLargestUsers } from "../largest-users.ts";
import { lockRefillsOf } from "../lock-refills.ts";
import { recordRefill } from "../record-refill.ts";
import { storeEvent, tellOfEvent } from "../store-event.ts";
import { findRefill, type StoredRefill } from "../stored-refill.ts";
import { type ReadTopUp, readTopUpFacts } from "../top-up-facts.ts";
import { stopRefill, tellOfCeiling } from "./stop-refill.ts";

/** What a run has to do, as it was looked up. */
export interface Candidate {
	readonly id: string;
	readonly userId: string;
}

/**
 * Decides again, under the lock of the owner's refills and orders, and places the order, pauses, or tells that the ceiling is
 * reached (product.md 55). Returns whether anything was done.
 */
export async function runTopUp(tx: Transaction, { id, userId }: Candidate): Promise<boolean> {
	await lockUsers(tx.sql, [userId]);
	await lockRefillsOf(tx, [userId]);
	const refill = await findRefill(tx.prisma, { id, pausedBecause: null });
	const actor = await loadActor(userId, tx.prisma);
	if (!refill || !actor) return false;
	await lockOrdersOf(tx, actor);
	const read = await readTopUpFacts(tx, { refill, actor, at: await tx.clock.now(tx.sql) });
	const { step } = read;
	if (step.kind === "stop") {
		await stopRefill(tx, refill, step.why);
		return true;
	}
	await follow(tx, refill, read);
	if (step.kind === "ceiling") return tellOfCeiling(tx, refill, read.facts.available);
	if (step.kind !== "refill" || !read.price) return false;
	const offer = await readOffer(tx, { actor, price: read.price });
	const gateway =
		read.topUp.gateway === "external" ? null : offeredGateway(read.topUp.gateway, { demoMode: env.DEMO_MODE });
	if (!offer.ok || !gateway) throw new Error(`Refill ${id} can't order, though it was to.`);
	const used = await readLargestUsers(tx, { refill, accountId: read.accountId });
	const order = await createOrder(tx, {
		...{ actor, buyer: actor, gateway, offer: offer.value.offer, beneficiaryId: userId },
		isBuyerTold: true,
	});
	await tx.prisma.refill.update({ where: { id }, data: { orderId: order.id } });
	const { available } = read.facts;
	const eventId = await storeEvent(tx, refill, { kind: "ordered", orderId: order.id, available, used });
	const { planName: plan, credits, totalMinor: total, currency, number } = order;
	const after = { order: number.toString(), plan, credits, total, currency, available };
	await recordRefill(tx, refill, { what: "done", actor: null, after });
	await tellOfEvent(tx, refill, { eventId, kind: "refilled" });
	return true;
}

/** A version that isn't dearer is accepted; one that costs more than that again later is dearer then. */
async function follow(tx: Transaction, { id }: StoredRefill, { topUp, price }: ReadTopUp): Promise<void> {
	if (!price || price.plan.version === topUp.planVersion) return;
	const data = { planVersion: price.plan.version, totalMinor: price.money.totalMinor };
	await tx.prisma.refill.update({ where: { id }, data });
}
