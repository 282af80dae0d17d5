import { randomFillSync } from "node:crypto";
import { v7, validate } from "uuid";

const RANDOM_BYTES = 16;
// Asking the system for them each time takes longer than all the rest.
const pool = new Uint8Array(256 * RANDOM_BYTES);
let used = pool.length;

/** A new UUIDv7. Nothing is ever sorted by ids. */
export function newId(): string {
	if (used === pool.length) {
		randomFillSync(pool);
		used = 0;
	}
	used += RANDOM_BYTES;
	return v7({ random: pool.subarray(used - RANDOM_BYTES, used) });
}

/** Whether a text from outside can be an id at all; PostgreSQL refuses to compare anything else. */
export const isId = (text: string): boolean => validate(text);
