import type { VisitorContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { loadActor } from "@/lib/auth/actor.ts";
import { forgetSignInAttempts } from "@/lib/auth/limits/sign-in-limits.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { refusalToUsePassword } from "@/lib/auth/passwords/refusal-to-use-password.ts";
import { endSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { readToken, useToken } from "../tokens/tokens.ts";
import type { ResetPasswordInput } from "./schema.ts";

/**
 * Gives a user who reads their mailbox another password, ends all their sessions and tells them by mail. They sign in
 * with it themselves afterwards. Refuses alike (NOT_FOUND) a link that is old, used, a suspended user's, or no link at
 * all, and refuses a password against the rules (INVALID).
 */
export async function resetPassword(
	{ db, clock, ipAddress }: VisitorContext,
	{ token, password }: ResetPasswordInput,
): Promise<Result<null>> {
	const presented = { purpose: "password_reset", token } as const;
	const owner = await transact(db, (tx) => readOwner(tx, presented), { clock });
	if (!owner) return refuse("NOT_FOUND", "linkNotGood");
	const fault = refusalToUsePassword(password, { owner, field: "password" });
	if (fault) return fault;
	// Hashing is slow, so it happens before any lock is taken.
	const passwordHash = await hashPassword(password);
	const reset = await transact(
		db,
		async (tx) => {
			const used = await useToken(tx, presented);
			if (!used) return refuse("NOT_FOUND", "linkNotGood");
			await store(tx, { userId: used.userId, passwordHash });
			return done(null);
		},
		{ clock },
	);
	// A user who mistyped the old one here, or was shut out by others, need not wait with the new one.
	if (reset.ok && ipAddress && !(db && "sql" in db)) {
		await forgetSignInAttempts({ email: owner.email, ipAddress }, db);
	}
	return reset;
}

async function readOwner(tx: Transaction, presented: { purpose: "password_reset"; token: string }) {
	const found = await readToken(tx, presented);
	const owner =
		found && (await tx.prisma.user.findUnique({ where: { id: found.userId }, include: { organization: true } }));
	return owner && { name: owner.name, email: owner.email, organizationName: owner.organization.name };
}

async function store(
	tx: Transaction,
	{ userId, passwordHash }: { userId: string; passwordHash: string },
): Promise<void> {
	const { name, email, organizationId, language, emailVerifiedAt } = await tx.prisma.user.findUniqueOrThrow({
		where: { id: userId },
	});
	// The user has just proved that they read this mailbox.
	const verifiedAt = emailVerifiedAt ?? (await tx.clock.now(tx.sql));
	await tx.prisma.user.update({ where: { id: userId }, data: { passwordHash, emailVerifiedAt: verifiedAt } });
	await endSessionsOfUser(tx, userId);
	await recordAudit(tx, {
		actor: await loadActor(userId, tx.prisma),
		organizationId,
		action: "user.password_changed",
		subject: { type: "user", id: userId },
	});
	const to = { email, name, userId, organizationId, language };
	await enqueueMail(tx, { kind: "password_changed", to, facts: { userId } });
}
