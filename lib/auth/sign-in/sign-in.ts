import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import { sqlOf, type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { storedAddress } from "@/lib/text/addresses/mail-address.ts";
import { countSignInAttempt, forgiveSignInAttempt } from "../limits/sign-in-limits.ts";
import { hashPassword, isPasswordHashOfToday, verifyPassword } from "../passwords/password.ts";
import { recordSecurityEvent } from "../record-security-event.ts";
import type { Visitor } from "../requests/visitor.ts";
import { endSession, startSession } from "../sessions/sessions.ts";
import type { SignInProblem } from "./sign-in-problem.ts";

export type SignInAnswer = { ok: true; sessionId: string } | { ok: false; problem: SignInProblem };

/**
 * Starts a session for the user with this address and password, and ends the one that the browser had. A wrong
 * password, an unknown address and a suspended user (or one of a suspended organization) get the same answer and take the same time; too many attempts have
 * to wait, right or not.
 */
export async function signIn(
	{ email: typed, password }: { email: string; password: string },
	visitor: Visitor,
	db: Database = writingDatabase(),
): Promise<SignInAnswer> {
	const email = storedAddress(typed) ?? typed;
	const attempt = { email, ipAddress: visitor.ipAddress };
	const waitSeconds = await countSignInAttempt(attempt, db);
	if (waitSeconds !== null) {
		await recordSecurityEvent({ kind: "sign_in_slowed_down", email, from: visitor }, db);
		return { ok: false, problem: { kind: "slowed_down", waitSeconds } };
	}
	const user = await findActiveUser(email, db);
	const isRight = await verifyPassword(password, user?.passwordHash ?? null);
	const sessionId = user && isRight ? await enter({ ...user, password }, visitor, db) : null;
	if (!sessionId) {
		await recordSecurityEvent({ kind: "sign_in_failed", email, from: visitor }, db);
		return { ok: false, problem: { kind: "wrong" } };
	}
	await forgiveSignInAttempt(attempt, db);
	return { ok: true, sessionId };
}

/**
 * Starts the session and ends the one that the browser had; null where the password is no longer the current one. A hash that
 * was made with other parameters than today's is replaced: only now is the password at hand.
 */
async function enter(
	{ password, ...user }: KnownUser & { readonly password: string },
	visitor: Visitor,
	db: Database,
): Promise<string | null> {
	const isKept = user.passwordHash !== null && isPasswordHashOfToday(user.passwordHash);
	const passwordHash = isKept ? user.passwordHash : await hashPassword(password);
	return transact(db, async (tx) => {
		if (!(await lockWithPassword(tx, user))) return null;
		if (!isKept) await tx.prisma.user.update({ where: { id: user.id }, data: { passwordHash } });
		return changeSession({ userId: user.id, visitor }, tx.prisma);
	});
}

/** A sign-in, with its security events: a new session replaces the one that the browser had. */
export async function changeSession(
	{ userId, visitor, about }: { userId: string; visitor: Visitor; about?: string },
	db: Database | Transaction["prisma"],
): Promise<string> {
	if (visitor.sessionId) await leaveSession(visitor.sessionId, visitor, db);
	const { ipAddress, userAgent } = visitor;
	const sessionId = await startSession({ userId, ipAddress, userAgent }, db);
	await recordSecurityEvent({ kind: "signed_in", about, userId, actorId: userId, from: visitor }, db);
	return sessionId;
}

/** Ends the browser's session, if it is still active. */
export async function leaveSession(
	sessionId: string,
	from: Visitor,
	db: Database | Transaction["prisma"] = writingDatabase(),
): Promise<void> {
	const userId = await endSession(sessionId, db);
	if (userId) await recordSecurityEvent({ kind: "signed_out", userId, actorId: userId, from }, db);
}

interface KnownUser {
	readonly id: string;
	readonly passwordHash: string | null;
}

/** With SQL, because Prisma's case-insensitive comparison treats `_` and `%` in an address as wildcards. */
async function findActiveUser(email: string, db: Database): Promise<KnownUser | null> {
	const [user] = await sqlOf(db).query<KnownUser>(
		`SELECT "user".id, "user".password_hash AS "passwordHash"
		FROM "user" JOIN "organization" ON "organization".id = "user".organization_id
		WHERE lower("user".email) = lower($1) AND "user".kind = 'person' AND "user".status = 'active'
			AND "organization".suspended_at IS NULL`,
		[email],
	);
	return user ?? null;
}

/**
 * Whether the user is still active and still has the password that was checked, which took a while. Until the session
 * exists neither can change, so that whatever ends the user's sessions ends this one too.
 */
async function lockWithPassword(tx: Transaction, { id, passwordHash }: KnownUser): Promise<boolean> {
	const locked = await tx.sql.query(
		`SELECT 1 FROM "user" WHERE id = $1::uuid AND password_hash = $2 AND status = 'active'
		${rowLock(tx.sql, "users", { strength: "NO KEY UPDATE", ids: [id] })}`,
		[id, passwordHash],
	);
	return locked.length > 0;
}
