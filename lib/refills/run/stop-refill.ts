import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { monthOf } from "../month-of.ts";
import type { StopReason } from "../next-step.ts";
import { recordRefill } from "../record-refill.ts";
import { storeEvent, tellOfEvent } from "../store-event.ts";
import type { StoredRefill } from "../stored-refill.ts";

/** Pauses a refill, in the portal's own name, until its owner goes on with it; tells them why. */
export async function stopRefill(tx: Transaction, refill: StoredRefill, why: StopReason): Promise<void> {
	await tx.prisma.refill.update({
		where: { id: refill.id },
		data: { pausedBecause: why, pausedAt: await tx.clock.now(tx.sql), version: { increment: 1 } },
	});
	const eventId = await storeEvent(tx, refill, { kind: "paused", because: why });
	await recordRefill(tx, refill, { what: "paused", actor: null, after: { pausedBecause: why } });
	await tellOfEvent(tx, refill, { eventId, kind: "refill_stopped" });
}

/** Tells, once a month, that more than the ceiling would be needed. Returns whether it was told now. */
export async function tellOfCeiling(tx: Transaction, refill: StoredRefill, available: bigint): Promise<boolean> {
	const month = new Date(await monthOf(tx.sql, await tx.clock.now(tx.sql)));
	if (refill.ceilingToldIn?.getTime() === month.getTime()) return false;
	await tx.prisma.refill.update({ where: { id: refill.id }, data: { ceilingToldIn: month } });
	const eventId = await storeEvent(tx, refill, { kind: "ceiling_reached", available });
	await tellOfEvent(tx, refill, { eventId, kind: "refill_stopped" });
	return true;
}

/** Tells, once until it has enough again, that the wallet has too little. Returns whether it was told now. */
export async function tellOfShortage(tx: Transaction, refill: StoredRefill, available: bigint): Promise<boolean> {
	if (refill.shortSince !== null) return false;
	const shortSince = await tx.clock.now(tx.sql);
	await tx.prisma.refill.update({ where: { id: refill.id }, data: { shortSince } });
	const eventId = await storeEvent(tx, refill, { kind: "wallet_short", available });
	await tellOfEvent(tx, refill, { eventId, kind: "refill_stopped" });
	return true;
}
