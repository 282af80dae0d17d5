import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { networkOf } from "../requests/client-address.ts";
import { accountKey, type Counter, countAt, deletePastCounters, rateLimiter, type Window } from "./rate-limiter.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** One account from one place: mistyping costs at most a minute, guessing goes on at twenty an hour. */
const PAIR: readonly Window[] = [
	{ attempts: 5, seconds: MINUTE },
	{ attempts: 10, seconds: 15 * MINUTE },
	{ attempts: 20, seconds: HOUR },
];

/** One place, whichever account is tried: a whole office shares an address, so there is room for it. */
const PLACE: readonly Window[] = [
	{ attempts: 30, seconds: 5 * MINUTE },
	{ attempts: 120, seconds: HOUR },
];

/** One account, tried from places where its user never signed in. */
const ACCOUNT: readonly Window[] = [{ attempts: 50, seconds: 15 * MINUTE }];

/** Less where sessions are not stored for as long (KEEP_SESSION_DAYS). */
const KNOWN_PLACE_DAYS = 30;

export interface Attempt {
	/** As typed; whether it belongs to an account makes no difference. */
	readonly email: string;
	readonly ipAddress: string;
}

/**
 * Slows down guessing, in PostgreSQL, so that it holds over restarts and processes. Every attempt is counted before its
 * password is checked, so that many at once gain nothing; a right password takes its count back. There are three
 * counts, each with windows that get longer: this account from this place, this place, and this account from
 * everywhere.
 *
 * The owner can't be locked out. The last count, the only one that strangers elsewhere can fill, sees only attempts
 * that the others let through, so that filling it takes several places; it is not applied to a place from which the
 * account signed in during the last 30 days, and lasts for a quarter of an hour at most elsewhere.
 *
 * Returns how long to wait in seconds, or null when the attempt may go on.
 */
export async function countSignInAttempt(attempt: Attempt, db: Database = writingDatabase()): Promise<number | null> {
	await deletePastCounters(db);
	const { pair, place, account } = countersOf(attempt, db);
	const waitHere = await countAt([...pair, ...place]);
	if (waitHere !== null) return waitHere;
	const wait = await countAt(account);
	return wait !== null && (await isKnownPlace(attempt, db)) ? null : wait;
}

/** Takes back what the attempt counted, because its password was right, and forgets this account's failures here. */
export async function forgiveSignInAttempt(attempt: Attempt, db: Database = writingDatabase()): Promise<void> {
	const { pair, place, account } = countersOf(attempt, db);
	await Promise.all([
		...pair.map(({ limiter, key }) => limiter.delete(key)),
		...[...place, ...account].map(({ limiter, key }) => limiter.reward(key)),
	]);
}

/** Forgets the failures at an account, here and everywhere, because its password has changed. */
export async function forgetSignInAttempts(attempt: Attempt, db: Database = writingDatabase()): Promise<void> {
	const { pair, account } = countersOf(attempt, db);
	await Promise.all([...pair, ...account].map(({ limiter, key }) => limiter.delete(key)));
}

function countersOf({ email, ipAddress }: Attempt, db: Database) {
	const account = accountKey(email);
	const place = networkOf(ipAddress);
	const counters = (name: string, windows: readonly Window[], key: string): Counter[] =>
		windows.map((window) => ({ limiter: rateLimiter(`sign_in_${name}`, window, db), key }));
	return {
		pair: counters("pair", PAIR, `${account}:${place}`),
		place: counters("place", PLACE, place),
		account: counters("account", ACCOUNT, account),
	};
}

/** Whether the account signed in from this network during the last 30 days. */
export async function isKnownPlace({ email, ipAddress }: Attempt, db: Database): Promise<boolean> {
	const known = await sqlOf(db).query<{ address: string }>(
		`SELECT DISTINCT session.ip_address AS address
		FROM session JOIN "user" ON "user".id = session.user_id
		WHERE lower("user".email) = lower($1) AND session.ip_address IS NOT NULL
			AND session.created_at > clock_timestamp() - make_interval(days => $2)`,
		[email.trim(), KNOWN_PLACE_DAYS],
	);
	return known.some(({ address }) => networkOf(address) === networkOf(ipAddress));
}
