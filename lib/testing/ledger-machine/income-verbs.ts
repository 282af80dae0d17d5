import { adjustCredits } from "@/lib/grants/adjust-credits.ts";
import { grantCredits } from "@/lib/grants/grant-credits.ts";
import { undoMovement } from "@/lib/grants/undo-movement.ts";
import { postArrivals } from "@/lib/ledger/movements/post-arrivals.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { postWithdrawals } from "@/lib/ledger/movements/post-withdrawals.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done } from "@/lib/platform/refusal.ts";
import { aPaidOrder } from "../credits.ts";
import { actorOf } from "../people.ts";
import { type BookedLot, pick } from "./book.ts";
import type { Caller } from "./caller.ts";
import type { MachineWorld } from "./machine-world.ts";
import type { Doing } from "./steps.ts";
import { PEOPLE } from "./world-pool.ts";

// How credits come in, and are taken out again. What is to expire within the run is posted by the ledger's own verbs: the
// portal's know days.

const REASON = "The machine";

export async function grant(world: MachineWorld, caller: Caller, step: Doing<"grant">): Promise<void> {
	const { creditTypeId, credits, lifetimeMs } = step;
	const userId = world.userId(step.user);
	const common = { userId, creditTypeId, credits, reason: REASON };
	const actor = await actorOf(world.db, world.operator);
	const key = newId();
	const { answer } = await (lifetimeMs === null
		? caller.ask("grant", step.again, (db) => grantCredits({ actor, db }, { ...common, key, expiresOn: null }))
		: caller.ask("grant", "not", (db) => {
				const expiresAt = new Date(Date.now() + lifetimeMs);
				return transact(db, async (tx) => done(await postGrant(tx, { ...common, expiresAt, actorId: null })));
			}));
	if (!answer?.ok) return;
	world.book.add(creditTypeId, "grant", credits);
	world.book.lots.push({ lotId: answer.value.lotId, accountId: null, userId, creditTypeId, credits });
}

export async function adjust(world: MachineWorld, caller: Caller, step: Doing<"adjust">): Promise<void> {
	const lot = pick(world.book.lots, step.which);
	if (!lot) return;
	const actor = await actorOf(world.db, world.operator);
	const input = { key: newId(), lotId: lot.lotId, credits: step.credits, reason: REASON };
	const { answer } = await caller.ask("adjust", step.again, (db) => adjustCredits({ actor, db }, input));
	if (answer?.ok) world.book.add(lot.creditTypeId, "adjustment", step.credits);
}

/** Each grant is undone once, however many ask. */
export async function undo(world: MachineWorld, caller: Caller, step: Doing<"undo">): Promise<void> {
	const lot = pick(world.book.lots, step.which);
	const where = { lotId: lot?.lotId ?? "", kind: "grant" } as const;
	const entry = lot && (await world.db.ledgerEntry.findFirst({ where }));
	if (!entry) return;
	const actor = await actorOf(world.db, world.operator);
	const { accountId, version } = entry;
	const { answer } = await caller.ask("undo", step.again, (db) =>
		undoMovement({ actor, db }, { accountId, version, reason: REASON }),
	);
	if (!answer?.ok || world.book.undone.has(lot.lotId)) return;
	world.book.undone.add(lot.lotId);
	world.book.add(lot.creditTypeId, "adjustment", -lot.credits);
}

/** An order is paid: by two operators at once, where it is a plan's. Its credits arrive once. */
export async function buy(world: MachineWorld, caller: Caller, step: Doing<"buy">): Promise<void> {
	const { creditTypeId, credits, lifetimeMs } = step;
	const beneficiaryId = world.userId(step.user);
	const order = { beneficiaryId, creditTypeId, credits };
	let orderId: string;
	if (lifetimeMs === null) {
		orderId = await pendingOrder(world, order);
		const actor = await actorOf(world.db, world.operator);
		const pay = () => caller.ask("buy", "not", (db) => markOrderPaid({ actor, db }, { orderId }));
		const paid = (await Promise.all([pay(), pay()])).flatMap(({ answer }) => (answer?.ok ? [answer.value] : []));
		const first = paid.filter(({ alreadyPaid }) => !alreadyPaid).length;
		if (first !== 1) world.book.problems.push(`${first} of ${paid.length} payments of order ${orderId} were the first`);
	} else {
		const expiresAt = new Date(Date.now() + lifetimeMs);
		orderId = await aPaidOrder(world.db, { ...order, expiresAt });
		const purchase = { ...order, orderId, expiresAt, actorId: beneficiaryId };
		const { answer } = await caller.ask("buy", "not", (db) =>
			transact(db, async (tx) => done(await postPurchase(tx, purchase))),
		);
		if (!answer?.ok) return;
	}
	world.book.orders.set(orderId, { credits, takenBack: 0n });
	world.book.add(creditTypeId, "purchase", credits);
}

async function pendingOrder(
	{ db, planIds }: MachineWorld,
	{ beneficiaryId, creditTypeId, credits }: { beneficiaryId: string; creditTypeId: "email" | "sms"; credits: bigint },
): Promise<string> {
	const { organizationId } = await db.user.findUniqueOrThrow({ where: { id: beneficiaryId } });
	const id = newId();
	const terms = { priceMinor: 1_000n, totalMinor: 1_000n, taxMinor: 0n, taxRateBasisPoints: 0, currency: "USD" };
	const whose = { organizationId, buyerId: beneficiaryId, beneficiaryId, billing: {} };
	const plan = { planId: planIds[creditTypeId], planName: `${credits} credits`, creditTypeId, credits };
	const state = { gateway: "invoice", status: "pending", validityMonths: 12, placedAt: new Date() } as const;
	await db.order.create({ data: { id, ...whose, ...plan, ...terms, ...state } });
	return id;
}

/** Takes back what is left of an order, wherever it is by now. */
export async function reverse(world: MachineWorld, caller: Caller, step: Doing<"refundOrder">): Promise<void> {
	const [orderId, order] = pick([...world.book.orders], step.which) ?? [];
	if (!orderId || !order) return;
	const actor = await actorOf(world.db, world.operator);
	const { answer } = await caller.ask("refundOrder", "not", (db) =>
		refundOrder({ actor, db }, { orderId, reason: REASON }),
	);
	if (!answer?.ok) return;
	const { creditTypeId } = await world.db.order.findUniqueOrThrow({ where: { id: orderId } });
	order.takenBack += answer.value.refundedCredits;
	world.book.add(creditTypeId === "sms" ? "sms" : "email", "adjustment", -answer.value.refundedCredits);
}

/** Credits for all at once. */
export async function batch(world: MachineWorld, caller: Caller, { credits }: Doing<"batch">): Promise<void> {
	const common = { creditTypeId: "email", credits, expiresAt: null, orderId: null } as const;
	const arrivals = PEOPLE.map((person) => ({ ...common, userId: world.userId(person) }));
	const posting = { movementId: newId(), arrivals, reason: REASON, actorId: world.operator.id };
	const { answer } = await caller.ask("batch", "not", (db) =>
		transact(db, async (tx) => done(await postArrivals(tx, posting))),
	);
	if (!answer?.ok) return;
	const lots = arrivals.flatMap(({ userId }, index): BookedLot[] => {
		const lot = answer.value[index];
		return lot ? [{ ...lot, userId, creditTypeId: "email", credits }] : [];
	});
	world.book.add("email", "grant", credits * BigInt(lots.length));
	world.book.batches.push(lots);
}

/** What is left of a batch, out of all wallets at once. */
export async function withdraw(world: MachineWorld, caller: Caller, { which }: Doing<"withdraw">): Promise<void> {
	const lots = pick(world.book.batches, which) ?? [];
	if (lots.length === 0) return;
	const withdrawals = lots.map(({ accountId, ...lot }) => ({ ...lot, accountId: accountId ?? "" }));
	const posting = { movementId: newId(), withdrawals, reason: REASON, actorId: world.operator.id };
	const { answer } = await caller.ask("withdraw", "not", (db) =>
		transact(db, async (tx) => done(await postWithdrawals(tx, posting))),
	);
	for (const credits of answer?.ok ? answer.value : []) world.book.add("email", "adjustment", -credits);
}
