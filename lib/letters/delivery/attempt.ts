import { z } from "zod";
import { isMailUnwanted } from "@/lib/outbox/is-mail-unwanted.ts";
import { isMailKind } from "@/lib/outbox/mail-kinds.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { singleLine } from "../reader.ts";
import { type OutboxMail, type WrittenMail, writeMail } from "../write-mail.tsx";
import { isMailOfSandbox } from "./is-mail-of-sandbox.ts";
import { MailFailure } from "./mail-server.ts";

/** One attempt to deliver a mail, as the mail's row says. */
export interface Attempt {
	readonly id: string;
	readonly mail: OutboxMail;
	readonly written: WrittenMail;
}

/** The outcome of an attempt. Failed and possibly sent mail waits for an operator. */
export type Outcome =
	| { readonly status: "sent" }
	| { readonly status: "waiting" | "failed" | "maybe_sent"; readonly failure: MailFailure };

const ERROR_LENGTH = 500;

/**
 * Writes a queued mail and marks it as being sent, by an attempt that is returned. Null where there is nothing to send:
 * another worker has it or has finished it, it is no longer needed, its user wants no mail of its kind, or it is stored
 * because there is no mail server, or because it is a sandbox's.
 */
export async function beginAttempt(
	tx: Transaction,
	{ mailId, hasServer }: { mailId: string; hasServer: boolean },
): Promise<Attempt | null> {
	const mail = await lockWaiting(tx, mailId);
	if (!mail) return null;
	const isUnwanted = await isMailUnwanted(tx, mail);
	const written = isUnwanted ? null : await writeMail(tx, mail);
	const now = await tx.clock.now(tx.sql);
	const begun = { attempts: { increment: 1 }, lastAttemptedAt: now, handedOverAt: null };
	const where = { id: mailId };
	if (!written) {
		const status = isUnwanted ? "unwanted" : "obsolete";
		await tx.prisma.mail.update({ where, data: { ...begun, status, lastError: null, closedAt: now } });
		return null;
	}
	const { subject, text, html } = written;
	if (!hasServer || (await isMailOfSandbox(tx.sql, mailId))) {
		const kept = { status: "kept", subject, keptText: text, keptHtml: html, lastError: null, closedAt: now } as const;
		await tx.prisma.mail.update({ where, data: { ...begun, ...kept } });
		return null;
	}
	const attempt = { id: newId(), mail, written };
	const sending = { status: "sending", subject, attemptId: attempt.id, attemptAliveAt: now } as const;
	await tx.prisma.mail.update({ where, data: { ...begun, ...sending } });
	return attempt;
}

const outboxRow = z.object({
	id: z.string(),
	kind: z.string().refine(isMailKind),
	email: z.string(),
	name: z.string().nullable(),
	userId: z.string().nullable(),
	organizationId: z.string().nullable(),
	language: z.string(),
	facts: z.unknown(),
	createdAt: z.date(),
});

async function lockWaiting(tx: Transaction, mailId: string): Promise<OutboxMail | null> {
	const [row] = await tx.sql.query<unknown>(
		`SELECT "id", "kind", "recipient_email" AS "email", "recipient_name" AS "name", "user_id" AS "userId",
			"organization_id" AS "organizationId", "language", "facts", "created_at" AS "createdAt"
		FROM "mail" WHERE "id" = $1::uuid AND "status" = 'waiting' ${rowLock(tx.sql, "mails", { strength: "UPDATE", ids: [mailId] })}`,
		[mailId],
	);
	if (!row) return null;
	const { id, kind, facts, createdAt, ...to } = outboxRow.parse(row);
	return { id, kind, facts, createdAt, to };
}

/** Records that the attempt's worker is alive, and returns whether the attempt still owns the mail. */
export async function keepAlive(tx: Transaction, { id, mail }: Attempt): Promise<boolean> {
	const { count } = await tx.prisma.mail.updateMany({
		where: { id: mail.id, attemptId: id, status: "sending" },
		data: { attemptAliveAt: await tx.clock.now(tx.sql) },
	});
	return count > 0;
}

/**
 * Records that the content goes to the server from now on, so that it may have arrived. Throws where the attempt no
 * longer owns the mail, because its worker was thought dead: another may have sent it in the meantime.
 */
export async function handOver(tx: Transaction, { id, mail }: Attempt): Promise<void> {
	const now = await tx.clock.now(tx.sql);
	const { count } = await tx.prisma.mail.updateMany({
		where: { id: mail.id, attemptId: id, status: "sending", handedOverAt: null },
		data: { handedOverAt: now, attemptAliveAt: now },
	});
	if (count === 0) throw new MailFailure("Another attempt took this mail over.");
}

/** Records the outcome of an attempt. Also for one whose worker was thought dead, while no other attempt was begun. */
export async function recordOutcome(tx: Transaction, { id, mail }: Attempt, outcome: Outcome): Promise<void> {
	const now = await tx.clock.now(tx.sql);
	await tx.prisma.mail.updateMany({
		where: { id: mail.id, attemptId: id, status: { in: ["sending", "maybe_sent"] } },
		data: {
			status: outcome.status,
			lastError: "failure" in outcome ? withoutSecrets(outcome.failure.message) : null,
			closedAt: outcome.status === "waiting" ? null : now,
		},
	});
}

/** Records that a mail could not even be written. */
export async function recordUnwritten(
	tx: Transaction,
	{ mailId, failure, isOver }: { mailId: string; failure: MailFailure; isOver: boolean },
): Promise<void> {
	const now = await tx.clock.now(tx.sql);
	await tx.prisma.mail.updateMany({
		where: { id: mailId, status: "waiting" },
		data: {
			attempts: { increment: 1 },
			lastError: withoutSecrets(failure.message),
			lastAttemptedAt: now,
			...(isOver ? { status: "failed", closedAt: now } : {}),
		},
	});
}

/** Some servers quote what they refuse, and a link in it must stay secret. */
function withoutSecrets(message: string): string {
	return singleLine(message.replace(/token=[\w-]+/g, "token=…")).slice(0, ERROR_LENGTH);
}
