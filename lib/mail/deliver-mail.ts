import { z } from "zod";
import type { Clock } from "@/lib/clock.ts";
import type { Database } from "@/lib/db.ts";
import { logger } from "@/lib/logger.ts";
import { isMailAddress } from "@/lib/mail-address.ts";
import { type Transaction, transact } from "@/lib/transaction.ts";
import { isMailKind } from "./mail-kinds.ts";
import { MailFailure, type MailServer } from "./mail-server.ts";
import { singleLine } from "./reader.ts";
import { type OutboxMail, type WrittenMail, writeMail } from "./write-mail.tsx";

export interface DeliveryContext {
	readonly db?: Database;
	readonly clock?: Clock;
	/** Null where there is none: the mail is kept, for the portal to show. */
	readonly server: MailServer | null;
}

/** Longer than a mail server may take over all its answers together: the row stays locked meanwhile. */
const DELIVERY_TIMEOUT_MS = 180_000;
const ERROR_LENGTH = 500;

/**
 * Delivers a mail of the outbox: written now, sent, and marked, on its locked row, so that however many workers have it
 * in hand it is sent once. (Only where the process or the database dies between the server's yes and ours is it sent
 * again, with the same Message-ID.) Throws where it has to be tried again; on the last attempt, and where the server
 * refuses this mail for good, it counts as failed instead and waits for an operator.
 */
export async function deliverMail(
	context: DeliveryContext,
	{ mailId, isLastAttempt = false }: { mailId: string; isLastAttempt?: boolean },
): Promise<void> {
	const { db, clock } = context;
	try {
		await transact(db, (tx) => deliver(tx, context.server, mailId), { clock, timeoutMs: DELIVERY_TIMEOUT_MS });
	} catch (error) {
		const failure = failureOf(error, mailId);
		const isOver = failure.isPermanent || isLastAttempt;
		await transact(db, (tx) => recordFailure(tx, { mailId, failure, isOver }), { clock });
		if (!isOver) throw new Error(`The mail ${mailId} was not delivered; why is in its row.`);
	}
}

async function deliver(tx: Transaction, server: MailServer | null, mailId: string): Promise<void> {
	const mail = await lockWaiting(tx, mailId);
	if (!mail) return;
	const written = await writeMail(tx, mail);
	if (!written) return close(tx, mailId, { status: "obsolete" });
	const { subject, text, html } = written;
	if (!server) return close(tx, mailId, { status: "kept", subject, text, html });
	const { email, name } = mail.to;
	if (!isMailAddress(email)) throw new MailFailure("This is not an address that mail can be sent to.", true);
	await server.send({ id: mailId, to: { name: singleLine(name ?? ""), address: email }, ...written });
	await close(tx, mailId, { status: "sent", subject });
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

/** The mail, locked; null where another worker has dealt with it. */
async function lockWaiting(tx: Transaction, mailId: string): Promise<OutboxMail | null> {
	const [row] = await tx.sql.query<unknown>(
		`SELECT "id", "kind", "recipient_email" AS "email", "recipient_name" AS "name", "user_id" AS "userId",
			"organization_id" AS "organizationId", "language", "facts", "created_at" AS "createdAt"
		FROM "mail" WHERE "id" = $1::uuid AND "status" = 'waiting' FOR UPDATE`,
		[mailId],
	);
	if (!row) return null;
	const { id, kind, facts, createdAt, ...to } = outboxRow.parse(row);
	return { id, kind, facts, createdAt, to };
}

type Closed =
	| { readonly status: "obsolete" }
	| { readonly status: "sent"; readonly subject: string }
	| ({ readonly status: "kept" } & WrittenMail);

async function close(tx: Transaction, mailId: string, closed: Closed): Promise<void> {
	const now = await tx.clock.now(tx.sql);
	await tx.prisma.mail.update({
		where: { id: mailId },
		data: {
			status: closed.status,
			attempts: { increment: 1 },
			lastError: null,
			lastAttemptedAt: now,
			closedAt: now,
			subject: "subject" in closed ? closed.subject : undefined,
			keptText: "text" in closed ? closed.text : null,
			keptHtml: "html" in closed ? closed.html : null,
		},
	});
}

async function recordFailure(
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

/** Whatever is not the server's answer is a fault of ours: it is in the log, and the mail waits until it is put right. */
function failureOf(error: unknown, mailId: string): MailFailure {
	if (error instanceof MailFailure) return error;
	logger.error({ mailId, err: error }, "A mail could not be written.");
	return new MailFailure("The portal could not write this mail. Why is in its log.", false);
}

/** Some servers repeat what they refuse: a link in it is nobody's business. */
function withoutSecrets(message: string): string {
	return singleLine(message.replace(/token=[\w-]+/g, "token=…")).slice(0, ERROR_LENGTH);
}
