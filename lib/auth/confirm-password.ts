import { type Database, database } from "@/lib/db.ts";
import { done, type Result, refuse } from "@/lib/refusal.ts";
import type { Actor } from "./actor.ts";
import { verifyPassword } from "./password.ts";
import { refuseTooManyAttempts } from "./refuse-too-many-attempts.ts";
import { countSignInAttempt, forgiveSignInAttempt } from "./sign-in-limits.ts";

/**
 * Whether it is really the actor who sits there: asks for the password that he has, slowed down together with his
 * sign-ins (TOO_MANY_REQUESTS). Answers the hash that it matched, so that a transaction afterwards can see that it is
 * still the one. Outside any transaction, because hashing takes long and attempts count whatever becomes of the rest.
 */
export async function confirmPassword(
	{ actor, ipAddress, db = database() }: { actor: Actor; ipAddress: string; db?: Database },
	password: string,
): Promise<Result<{ passwordHash: string }>> {
	const field = "currentPassword";
	const attempt = { email: actor.email, ipAddress };
	const waitSeconds = await countSignInAttempt(attempt, db);
	if (waitSeconds !== null) return refuseTooManyAttempts(waitSeconds, { field });
	const user = await db.user.findUnique({ where: { id: actor.userId }, select: { passwordHash: true } });
	const passwordHash = user?.passwordHash ?? null;
	const isRight = await verifyPassword(password, passwordHash);
	if (!isRight || !passwordHash) return refuse("INVALID", "currentPasswordWrong", {}, { field });
	await forgiveSignInAttempt(attempt, db);
	return done({ passwordHash });
}
