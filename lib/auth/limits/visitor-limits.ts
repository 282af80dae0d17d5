import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import { mailboxOf, normalizeAddress } from "@/lib/text/addresses/match-keys.ts";
import { networkOf } from "../requests/client-address.ts";
import { accountKey, countInTurn, deletePastCounters, rateLimiter, type Window } from "./rate-limiter.ts";
import { isKnownPlace } from "./sign-in-limits.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** One place, whatever it asks about: a whole office shares an address, so there is room for it. */
const PLACE: readonly Window[] = [
	{ attempts: 60, seconds: 10 * MINUTE },
	{ attempts: 200, seconds: 6 * HOUR },
];

/** One mailbox, asked about from one place, whatever its plus-tag. */
const PAIR: readonly Window[] = [
	{ attempts: 5, seconds: 15 * MINUTE },
	{ attempts: 12, seconds: 3 * HOUR },
];

/** How many mails one mailbox gets at the request of strangers while a link in them is valid. */
const MAILS_PER_LINK = 5;

export interface Visit {
	/** The request, such as `sign_up`: each is counted by itself. */
	readonly name: string;
	readonly ipAddress: string;
	/** The mail address that it is about, known or unknown; null where there is none. */
	readonly subject: string | null;
	/** How long the link that is mailed to the subject stays valid; absent where nothing is mailed. */
	readonly linkSeconds?: number;
}

export interface CountedVisit {
	/** How long to wait; null when it may go on. */
	readonly waitSeconds: number | null;
	/** The mailbox gets no mail this time, and the answer doesn't say so. */
	readonly isSilenced: boolean;
}

/**
 * Counts requests of visitors. A place that asks too much is stopped; a refused try counts nowhere else.
 *
 * Nobody waits for requests that were made elsewhere about the same mailbox: when others ask too often, mails to it
 * stop, with the same answer as always. They stop for as long as a link is valid at most, so that its owner has one,
 * and never for a request from a place from which the owner signed in lately.
 */
export async function countVisit(visit: Visit, db: Database = writingDatabase()): Promise<CountedVisit> {
	await deletePastCounters(db);
	const { name, subject, ipAddress, linkSeconds } = visit;
	const place = networkOf(ipAddress);
	const counters = (kind: string, windows: readonly Window[], key: string) =>
		windows.map((window) => ({ limiter: rateLimiter(`${name}_${kind}`, window, db), key }));
	const mailbox = subject === null ? null : accountKey(mailboxOf(normalizeAddress(subject) ?? subject));
	const pair = mailbox === null ? [] : counters("pair", PAIR, `${mailbox}:${place}`);
	const waitSeconds = await countInTurn([...counters("place", PLACE, place), ...pair]);
	if (waitSeconds !== null || subject === null || mailbox === null || linkSeconds === undefined) {
		return { waitSeconds, isSilenced: false };
	}
	const mails = counters("mailbox", [{ attempts: MAILS_PER_LINK, seconds: linkSeconds }], mailbox);
	const isKnown = await isKnownPlace({ email: subject, ipAddress }, db);
	return { waitSeconds, isSilenced: !isKnown && (await countInTurn(mails)) !== null };
}
