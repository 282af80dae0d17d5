import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { inLockOrder } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";

/** Something that happened at an instant; played in the order of time, so that each finds what came before it. */
export interface DemoEvent {
	readonly at: Date;
	/** The transaction's clock stands still at that instant. */
	play(tx: Transaction): Promise<unknown>;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Plays events by their time, those of one instant in the order given; a day is one transaction, which is faster. */
export async function playEvents(db: Database, events: readonly DemoEvent[]): Promise<void> {
	const byDay = new Map<number, DemoEvent[]>();
	for (const event of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
		const day = Math.floor(event.at.getTime() / DAY_MS);
		const ofDay = byDay.get(day);
		if (ofDay) ofDay.push(event);
		else byDay.set(day, [event]);
	}
	for (const ofDay of byDay.values()) {
		await transact(db, async (tx) => {
			for (const event of ofDay) {
				// Each event's locks are in order; all of a day's needn't be, while no one else uses the database.
				const sql = inLockOrder({ ...tx.sql });
				await event.play({ ...tx, sql, clock: clockAt(event.at), isHistory: true });
			}
		});
	}
}

export function daysBefore(now: Date, days: number): Date {
	return new Date(Math.floor((now.getTime() - days * DAY_MS) / 1000) * 1000);
}
