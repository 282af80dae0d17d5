import { type Database, database } from "@/lib/db.ts";
import { sqlOf } from "@/lib/transaction.ts";
import { networkOf } from "./client-address.ts";
import { accountKey, type Counter, countAt, deleteForgotten, rateLimiter, type Window } from "./rate-limiter.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** One person at one place: mistyping costs at most a minute, guessing goes on at twenty an hour. */
const PAIR: readonly Window[] = [
	{ attempts: 5, seconds: MINUTE },
	{ attempts: 10, seconds: 15 * MINUTE },
	{ attempts: 20, seconds: HOUR },
];

/** One place, whoever is tried: a whole office shares an address, so there is room for it. */
const PLACE: readonly Window[] = [
	{ attempts: 30, seconds: 5 * MINUTE },
	{ attempts: 120, seconds: HOUR },
];

/** One person, tried from places that he never signed in from. */
const ACCOUNT: readonly Window[] = [{ attempts: 50, seconds: 15 * MINUTE }];

const KNOWN_PLACE_DAYS = 90;

export interface Attempt {
	/** As typed; whether it belongs to anybody makes no difference. */
	readonly email: string;
	readonly ipAddress: string;
}

/**
 * Slows down guessing, in PostgreSQL, so that it holds over restarts and processes. Every attempt is counted before its
 * password is looked at, so that many at once gain nothing; a right password takes its count back. Three counts, each
 * with windows that get longer: this account from this place, this place, and this account from everywhere.
 *
 * Nobody can lock the owner out: the last count, the only one that strangers elsewhere can fill, is not applied to a
 * place from which the account signed in during the last 90 days, and holds for a quarter of an hour at most elsewhere.
 *
 * Answers how long to wait in seconds, or null when the attempt may go on.
 */
export async function countSignInAttempt(attempt: Attempt, db: Database = database()): Promise<number | null> {
	await deleteForgotten(db);
	return countAt(await countersOf(attempt, db));
}

/** Takes back what the attempt counted, because its password was right, and forgets this person's failures here. */
export async function forgiveSignInAttempt(attempt: Attempt, db: Database = database()): Promise<void> {
	const counters = await countersOf(attempt, db);
	await Promise.all(counters.map(({ limiter, key, isPair }) => (isPair ? limiter.delete(key) : limiter.reward(key))));
}

async function countersOf(attempt: Attempt, db: Database): Promise<(Counter & { isPair: boolean })[]> {
	const account = accountKey(attempt.email);
	const place = networkOf(attempt.ipAddress);
	const isKnown = await isKnownPlace(attempt, db);
	return [
		...PAIR.map((window) => ({
			limiter: rateLimiter("sign_in_pair", window, db),
			key: `${account}:${place}`,
			isPair: true,
		})),
		...PLACE.map((window) => ({ limiter: rateLimiter("sign_in_place", window, db), key: place, isPair: false })),
		...(isKnown ? [] : ACCOUNT).map((window) => ({
			limiter: rateLimiter("sign_in_account", window, db),
			key: account,
			isPair: false,
		})),
	];
}

async function isKnownPlace({ email, ipAddress }: Attempt, db: Database): Promise<boolean> {
	const [known] = await sqlOf(db).query<{ is_known: boolean }>(
		`SELECT EXISTS (
			SELECT FROM session JOIN "user" ON "user".id = session.user_id
			WHERE lower("user".email) = lower($1) AND session.ip_address = $2
				AND session.created_at > clock_timestamp() - make_interval(days => $3)
		) AS is_known`,
		[email.trim(), ipAddress, KNOWN_PLACE_DAYS],
	);
	return known?.is_known === true;
}
