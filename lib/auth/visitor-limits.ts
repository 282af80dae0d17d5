import { type Database, database } from "@/lib/db.ts";
import { mailboxOf, normalizeAddress } from "@/lib/match-addresses.ts";
import { networkOf } from "./client-address.ts";
import { accountKey, countAt, deleteForgotten, rateLimiter, type Window } from "./rate-limiter.ts";
import { isKnownPlace } from "./sign-in-limits.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** One place, whatever it asks about: a whole office shares an address, so there is room for it. */
const PLACE: readonly Window[] = [
	{ attempts: 60, seconds: 10 * MINUTE },
	{ attempts: 200, seconds: 6 * HOUR },
];

/** One mailbox, whoever asks and whatever its plus-tag: nobody fills it from here. */
const SUBJECT: readonly Window[] = [
	{ attempts: 5, seconds: 15 * MINUTE },
	{ attempts: 12, seconds: 3 * HOUR },
];

export interface Visit {
	/** What is asked for, such as `sign_up`: each is counted by itself. */
	readonly name: string;
	readonly ipAddress: string;
	/** The mail address that it is about, known or unknown; null where it is about none. */
	readonly subject: string | null;
}

/**
 * Counts what somebody who is not signed in asks for. Answers how long to wait in seconds, or null when it may go on.
 *
 * Nobody keeps the owner of an address from what he asks for: at a place from which he signed in lately he has a share of
 * his own, which nobody elsewhere uses up.
 */
export async function countVisit(visit: Visit, db: Database = database()): Promise<number | null> {
	await deleteForgotten(db);
	const { name, subject, ipAddress } = visit;
	const place = networkOf(ipAddress);
	const limiter = (kind: string, window: Window) => rateLimiter(`${name}_${kind}`, window, db);
	const places = PLACE.map((window) => ({ limiter: limiter("place", window), key: place }));
	// Who is stopped by his place does not use up the mailbox's share.
	const wait = await countAt(places);
	if (wait !== null || subject === null) return wait;
	const mailbox = accountKey(mailboxOf(normalizeAddress(subject) ?? subject));
	const key = (await isKnownPlace({ email: subject, ipAddress }, db)) ? `${mailbox}:${place}` : mailbox;
	return countAt(SUBJECT.map((window) => ({ limiter: limiter("subject", window), key })));
}
