import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { type Database, database } from "@/lib/db.ts";
import { sqlOf } from "@/lib/transaction.ts";
import { networkOf } from "./client-address.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

interface Window {
	/** How many failed attempts are free in the window; the next one waits until it ends. */
	readonly attempts: number;
	readonly seconds: number;
}

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
	const waits = await Promise.all(
		(await countersOf(attempt, db)).map(async ({ limiter, key }) => {
			try {
				await limiter.consume(key);
				return 0;
			} catch (answer) {
				if (answer instanceof RateLimiterRes) return Math.max(1, Math.ceil(answer.msBeforeNext / 1000));
				throw answer;
			}
		}),
	);
	const wait = Math.max(...waits);
	return wait > 0 ? wait : null;
}

/** Takes back what the attempt counted, because its password was right, and forgets this person's failures here. */
export async function forgiveSignInAttempt(attempt: Attempt, db: Database = database()): Promise<void> {
	const counters = await countersOf(attempt, db);
	await Promise.all(counters.map(({ limiter, key, isPair }) => (isPair ? limiter.delete(key) : limiter.reward(key))));
}

/** A few at a time, so that the table stays small without a job of its own. */
async function deleteForgotten(db: Database): Promise<void> {
	await sqlOf(db).query(
		`DELETE FROM rate_limit WHERE key IN (
			SELECT key FROM rate_limit WHERE expire < $1 LIMIT 100 FOR UPDATE SKIP LOCKED
		) RETURNING key`,
		[Date.now()],
	);
}

interface Counter {
	limiter: RateLimiterPostgres;
	key: string;
	isPair: boolean;
}

async function countersOf(attempt: Attempt, db: Database): Promise<Counter[]> {
	// Hashed, so that the table doesn't collect what people type into the wrong field.
	const account = createHash("sha256").update(attempt.email.trim().toLowerCase()).digest("base64url");
	const place = networkOf(attempt.ipAddress);
	const isKnown = await isKnownPlace(attempt, db);
	return [
		...PAIR.map((window) => ({ limiter: limiter("pair", window, db), key: `${account}:${place}`, isPair: true })),
		...PLACE.map((window) => ({ limiter: limiter("place", window, db), key: place, isPair: false })),
		...(isKnown ? [] : ACCOUNT).map((window) => ({
			limiter: limiter("account", window, db),
			key: account,
			isPair: false,
		})),
	];
}

function limiter(name: string, window: Window, db: Database): RateLimiterPostgres {
	return new RateLimiterPostgres({
		storeClient: storeOf(db),
		storeType: "client",
		tableName: "rate_limit",
		tableCreated: true,
		clearExpiredByTimeout: false,
		keyPrefix: `sign_in_${name}_${window.seconds}`,
		points: window.attempts,
		duration: window.seconds,
	});
}

/** What the limiter needs of a `pg` client, on our own database connection. */
function storeOf(db: Database) {
	return {
		query: async ({ text, values }: { text: string; values: unknown[] }) => {
			const rows = await sqlOf(db).query<{ points: number; expire: bigint | null }>(text, values);
			return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })), rowCount: rows.length };
		},
	};
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
