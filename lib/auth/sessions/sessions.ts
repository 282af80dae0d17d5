import { type Database, database, writingDatabase } from "@/lib/platform/database/db.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import { sqlOf, type Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { logger } from "@/lib/platform/logger.ts";

/** A session that was not used for this long has ended. */
export const SESSION_IDLE_HOURS = 12;

/** A session ends this long after its sign-in, used or not. */
export const SESSION_ABSOLUTE_DAYS = 7;

/** `last_seen_at` is written at most this often, so that reading a page is not a write each time. */
const SEEN_EVERY_SECONDS = 60;

type Prisma = Database | Transaction["prisma"];

/** Starts a session of a person with a new id and records the sign-in. Times are the database's. Throws for others. */
export async function startSession(
	{ userId, userAgent, ipAddress }: { userId: string; userAgent: string | null; ipAddress: string | null },
	db: Prisma = writingDatabase(),
): Promise<string> {
	const id = newId();
	const started = await sqlOf(db).execute(
		`WITH seen AS (UPDATE "user" SET last_signed_in_at = clock_timestamp() WHERE id = $2::uuid)
		INSERT INTO session (id, user_id, user_agent, ip_address, created_at, last_seen_at, expires_at)
		SELECT $1::uuid, $2::uuid, left($3, 400), left($4, 64), at, at, at + make_interval(days => $5)
		FROM (SELECT clock_timestamp() AS at) AS clock
		WHERE EXISTS (SELECT FROM "user" WHERE id = $2::uuid AND kind = 'person')`,
		[id, userId, userAgent, ipAddress, SESSION_ABSOLUTE_DAYS],
	);
	if (started === 0) throw new Error("Only a person signs in.");
	return id;
}

/**
 * The user of this session, or null when it was ended, was idle for too long, or is too old. Records that it was seen.
 */
export async function userOfSession(id: string, db: Prisma = database()): Promise<string | null> {
	const sql = sqlOf(db);
	const [session] = await sql.query<{ user_id: string; is_seen_long_ago: boolean }>(
		`SELECT user_id, last_seen_at < clock_timestamp() - make_interval(secs => $3) AS is_seen_long_ago
		FROM session
		WHERE id = $1::uuid AND ended_at IS NULL AND expires_at > clock_timestamp()
			AND last_seen_at > clock_timestamp() - make_interval(hours => $2)`,
		[id, SESSION_IDLE_HOURS, SEEN_EVERY_SECONDS],
	);
	if (!session) return null;
	if (session.is_seen_long_ago) {
		// Reading a page waits for no lock: where the row is locked, the next page records it.
		const unlessLocked = rowLock(sql, "sessions", { strength: "NO KEY UPDATE", ids: [id], skipLocked: true });
		await sql.execute(
			`UPDATE session SET last_seen_at = clock_timestamp()
			WHERE id IN (SELECT id FROM session WHERE id = $1::uuid ${unlessLocked})`,
			[id],
		);
	}
	return session.user_id;
}

/** Ends one session and returns whose it was; null where it had ended before. */
export async function endSession(id: string, db: Prisma = writingDatabase()): Promise<string | null> {
	const [ended] = await sqlOf(db).query<{ userId: string }>(
		`UPDATE session SET ended_at = clock_timestamp() WHERE id = $1::uuid AND ended_at IS NULL
		RETURNING user_id AS "userId"`,
		[id],
	);
	return ended?.userId ?? null;
}

/** An active session, as its user sees it. */
export interface OpenSession {
	readonly id: string;
	readonly userAgent: string | null;
	readonly ipAddress: string | null;
	readonly createdAt: Date;
	readonly lastSeenAt: Date;
}

/** The active sessions of a user, most recently used first. */
export async function listSessionsOfUser(userId: string, db: Prisma = database()): Promise<OpenSession[]> {
	return sqlOf(db).query<OpenSession>(
		`SELECT id, user_agent AS "userAgent", ip_address AS "ipAddress", created_at AS "createdAt",
			last_seen_at AS "lastSeenAt"
		FROM session
		WHERE user_id = $1::uuid AND ended_at IS NULL AND expires_at > clock_timestamp()
			AND last_seen_at > clock_timestamp() - make_interval(hours => $2)
		ORDER BY last_seen_at DESC, id`,
		[userId, SESSION_IDLE_HOURS],
	);
}

/** Ends one of a user's sessions, and says whether it was theirs and active until now. */
export async function endSessionOfUser(
	{ userId, sessionId }: { userId: string; sessionId: string },
	db: Prisma = writingDatabase(),
): Promise<boolean> {
	const ended = await sqlOf(db).execute(
		`UPDATE session SET ended_at = clock_timestamp()
		WHERE id = $1::uuid AND user_id = $2::uuid AND ended_at IS NULL`,
		[sessionId, userId],
	);
	return ended > 0;
}

/** Ends every session of an organization's people. */
export async function endSessionsOfOrganization(tx: Transaction, organizationId: string): Promise<void> {
	const sessions = await tx.sql.execute(
		`UPDATE session SET ended_at = clock_timestamp() FROM "user"
		WHERE "user".id = session.user_id AND "user".organization_id = $1::uuid AND session.ended_at IS NULL`,
		[organizationId],
	);
	if (sessions > 0) logger.info({ event: "sessions_ended", organizationId, sessions }, "Security.");
}

/**
 * Ends every session of a user except the given one: on suspension, on a change of the password or address. Returns how
 * many were active until now.
 */
export async function endSessionsOfUser(
	tx: Transaction,
	userId: string,
	{ except = null }: { except?: string | null } = {},
): Promise<number> {
	return endSessionsOfUsers(tx, [userId], { except });
}

/** As `endSessionsOfUser`, of several. */
export async function endSessionsOfUsers(
	tx: Transaction,
	userIds: readonly string[],
	{ except = null }: { except?: string | null } = {},
): Promise<number> {
	const ended = await tx.sql.query<{ userId: string; wentOn: boolean }>(
		`UPDATE session SET ended_at = clock_timestamp()
		WHERE user_id = ANY ($1::uuid[]) AND ended_at IS NULL AND id IS DISTINCT FROM $2::uuid
		RETURNING user_id AS "userId",
			expires_at > clock_timestamp() AND last_seen_at > clock_timestamp() - make_interval(hours => $3) AS "wentOn"`,
		[userIds, except, SESSION_IDLE_HOURS],
	);
	const active = ended.filter(({ wentOn }) => wentOn);
	const counts = new Map<string, number>();
	for (const { userId } of active) counts.set(userId, (counts.get(userId) ?? 0) + 1);
	for (const [userId, sessions] of counts) logger.info({ event: "sessions_ended", userId, sessions }, "Security.");
	return active.length;
}
