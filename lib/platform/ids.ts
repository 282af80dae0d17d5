import { v7, validate } from "uuid";

const RANDOM_BYTES = 16;
// Asking the system for them each time takes longer than all the rest.
const pool = new Uint8Array(256 * RANDOM_BYTES);
let used = pool.length;

// Goes on from a place of each process's own. What one act makes is listed in the order in which it was made.
const [start = 0] = crypto.getRandomValues(new Uint32Array(1));
let sequence = start >>> 1;

/** A new UUIDv7, on the server or in a browser, where a form makes its key. Those of one process ascend, but only rows of one instant are ever sorted by them. */
export function newId(): string {
	if (used === pool.length) {
		crypto.getRandomValues(pool);
		used = 0;
	}
	used += RANDOM_BYTES;
	sequence = (sequence + 1) >>> 0;
	return v7({ random: pool.subarray(used - RANDOM_BYTES, used), seq: sequence });
}

/** Whether a text from outside can be an id at all; PostgreSQL refuses to compare anything else. */
export const isId = (text: string): boolean => validate(text);
