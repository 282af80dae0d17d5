import { vi } from "vitest";
import { type ChargeRequest, postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { Outdated } from "@/lib/platform/database/is-retryable.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Connection, openConnection } from "./connections/connection.ts";

// Two transactions at once, on their own connections, where nothing is tried again: a deadlock fails the test.

const PLACES = 2;
/** How often each race is run, in each of two places at once: 200 times in all. */
export const ROUNDS = 100;

/** Connections of one place: two that post at once, and a third that can hold both up. */
export interface Place {
	readonly one: Connection;
	readonly other: Connection;
	readonly third: Connection;
}

/**
 * Returns a function that runs a race in all places at once, which is as fast as two processors allow: each place sets
 * up its own users. One place's plans read rows by an index, the other's as they lie in the table, so that each locks
 * them in a different order where the statement doesn't specify one.
 */
export async function openRaces(url: string): Promise<(race: (place: Place) => Promise<void>) => Promise<void>> {
	// However slow the machine is: what is tested is the order of events, not their speed.
	vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });
	const places: Place[] = [];
	for (let count = 0; count < PLACES; count += 1) {
		const one = await openConnection(url, { enable_seqscan: "off", enable_bitmapscan: "off" });
		const other = await openConnection(url, { enable_indexscan: "off", enable_bitmapscan: "off" });
		places.push({ one, other, third: await openConnection(url) });
	}
	return async (race) => void (await Promise.all(places.map(race)));
}

/** One round after the other. */
export async function repeat(round: (index: number) => Promise<void>): Promise<void> {
	for (let index = 0; index < ROUNDS; index += 1) await round(index);
}

/** Posts these charges in one transaction, which starts again where who pays has changed while it waited. */
export async function postOn(connection: Connection, charges: ChargeRequest[]): ReturnType<typeof postCharges> {
	try {
		return await connection.transaction(postIn(charges));
	} catch (error) {
		if (error instanceof Outdated) return postOn(connection, charges);
		throw error;
	}
}

/** These charges in one transaction; posted once it is given one. */
export const postIn = (charges: ChargeRequest[]) => (tx: Transaction) =>
	postCharges({ db: tx, client: "tests", actorId: null }, charges);
