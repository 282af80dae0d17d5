import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { logger } from "@/lib/platform/logger.ts";
import { isMailAddress } from "@/lib/text/addresses/mail-address.ts";
import { singleLine } from "../reader.ts";
import {
	type Attempt,
	beginAttempt,
	handOver,
	keepAlive,
	type Outcome,
	recordOutcome,
	recordUnwritten,
} from "./attempt.ts";
import { MailFailure, type MailServer } from "./mail-server.ts";

export interface DeliveryContext {
	readonly db?: Database;
	readonly clock?: Clock;
	/** Null where there is none: the mail is stored, for the portal to show. */
	readonly server: MailServer | null;
	/** Aborts an attempt in progress, because the worker ends. */
	readonly signal?: AbortSignal;
}

/** A server may take its time for each answer, but not for all of them together. */
const ATTEMPT_TIMEOUT_MS = 45 * 60_000;
/** How often an attempt records that it is alive; `recoverMail` waits for a multiple of it. */
const ALIVE_MS = 15_000;
/** How long the database may be away before the outcome of an attempt is left to `recoverMail`. */
const RECORD_PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Delivers a mail of the outbox: marked as being sent, sent while no transaction is open, and marked with the server's
 * answer. However many workers try, it is sent once; where the server had the content and didn't answer, it is marked
 * as possibly sent, and not sent again automatically. Throws where it has to be tried again; on the last attempt, and
 * where the server refuses this mail for good, it is marked as failed instead and waits for an operator.
 */
export async function deliverMail(
	context: DeliveryContext,
	{ mailId, isLastAttempt = false }: { mailId: string; isLastAttempt?: boolean },
): Promise<void> {
	const attempt = await begin(context, { mailId, isLastAttempt });
	if (!attempt || !context.server) return;
	const outcome = outcomeOf(await failureOf(() => send(context, attempt)), isLastAttempt);
	await recordPatiently(context, attempt, outcome);
	if (outcome.status === "waiting") throw notDelivered(mailId);
}

async function begin(
	{ db, clock, server }: DeliveryContext,
	{ mailId, isLastAttempt }: { mailId: string; isLastAttempt: boolean },
): Promise<Attempt | null> {
	try {
		return await transact(db, (tx) => beginAttempt(tx, { mailId, hasServer: server !== null }), { clock });
	} catch (error) {
		logger.error({ mailId, err: error }, "A mail could not be written.");
		const failure = new MailFailure("The portal could not write this mail. Why is in its log.");
		await transact(db, (tx) => recordUnwritten(tx, { mailId, failure, isOver: isLastAttempt }), { clock });
		if (isLastAttempt) return null;
		throw notDelivered(mailId);
	}
}

async function send({ db, clock, server, signal }: DeliveryContext, attempt: Attempt): Promise<void> {
	const { mail, written } = attempt;
	const { email, name } = mail.to;
	if (!isMailAddress(email)) {
		throw new MailFailure("This is not an address that mail can be sent to.", { isPermanent: true });
	}
	const lost = new AbortController();
	const signals = [lost.signal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS), ...(signal ? [signal] : [])];
	const inTransaction = <Answer>(work: (tx: Transaction) => Promise<Answer>) => transact(db, work, { clock });
	const alive = setInterval(() => {
		inTransaction((tx) => keepAlive(tx, attempt)).then(
			(isOurs) => isOurs || lost.abort(),
			() => undefined,
		);
	}, ALIVE_MS);
	try {
		await server?.send(
			{ id: mail.id, to: { name: singleLine(name ?? ""), address: email }, ...written },
			{ beforeContent: () => inTransaction((tx) => handOver(tx, attempt)), signal: AbortSignal.any(signals) },
		);
	} finally {
		clearInterval(alive);
	}
}

async function failureOf(work: () => Promise<void>): Promise<MailFailure | null> {
	try {
		await work();
		return null;
	} catch (error) {
		if (error instanceof MailFailure) return error;
		logger.error({ err: error }, "A mail could not be sent.");
		return new MailFailure("The portal could not send this mail. Why is in its log.", { mayHaveArrived: true });
	}
}

function outcomeOf(failure: MailFailure | null, isLastAttempt: boolean): Outcome {
	if (!failure) return { status: "sent" };
	if (failure.mayHaveArrived) return { status: "maybe_sent", failure };
	return { status: failure.isPermanent || isLastAttempt ? "failed" : "waiting", failure };
}

/** Only this process knows the server's answer: it waits for a database that is away. */
async function recordPatiently({ db, clock, signal }: DeliveryContext, attempt: Attempt, outcome: Outcome) {
	for (const pause of [...RECORD_PAUSES_MS, null]) {
		try {
			return await transact(db, (tx) => recordOutcome(tx, attempt, outcome), { clock });
		} catch (error) {
			if (pause === null || signal?.aborted) throw error;
			logger.warn({ mailId: attempt.mail.id, err: error }, "What became of a mail could not be recorded yet.");
			await wait(pause);
		}
	}
}

function notDelivered(mailId: string): Error {
	return new Error(`The mail ${mailId} was not delivered; why is in its row.`);
}
