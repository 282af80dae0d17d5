import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { Actor } from "../actor.ts";
import { verifyPassword } from "../passwords/password.ts";
import { recordSecurityEvent, type SecurityEventKind } from "../record-security-event.ts";
import type { Visitor } from "../requests/visitor.ts";
import { refuseTooManyAttempts } from "./refuse-too-many-attempts.ts";
import { countSignInAttempt, forgiveSignInAttempt } from "./sign-in-limits.ts";

/**
 * Verifies that the actor is present: checks their current password, slowed down together with their sign-ins
 * (TOO_MANY_REQUESTS). Returns the hash that it matched, so that a transaction afterwards can see that it is still the
 * current one. Runs outside any transaction, because hashing takes long and attempts count even if the rest fails.
 */
export async function confirmPassword(
	{ actor, visit, db = writingDatabase() }: { actor: Actor; visit: Visitor; db?: Database },
	password: string,
): Promise<Result<{ passwordHash: string }>> {
	const field = "currentPassword";
	const attempt = { email: actor.email, ipAddress: visit.ipAddress };
	const note = (kind: SecurityEventKind) =>
		recordSecurityEvent({ kind, userId: actor.userId, actorId: actor.userId, from: visit }, db);
	const waitSeconds = await countSignInAttempt(attempt, db);
	if (waitSeconds !== null) {
		await note("sign_in_slowed_down");
		return refuseTooManyAttempts(waitSeconds, { field });
	}
	const user = await db.user.findUnique({ where: { id: actor.userId }, select: { passwordHash: true } });
	const passwordHash = user?.passwordHash ?? null;
	const isRight = await verifyPassword(password, passwordHash);
	if (!isRight || !passwordHash) {
		await note("password_wrong");
		return refuse("INVALID", "currentPasswordWrong", {}, { field });
	}
	await forgiveSignInAttempt(attempt, db);
	return done({ passwordHash });
}
