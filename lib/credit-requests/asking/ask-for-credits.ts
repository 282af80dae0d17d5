import type { VerbContext } from "@/lib/actions/verb.ts";
import { type Actor, reloadActor } from "@/lib/auth/actor.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { recordRequest } from "../record-request.ts";
import type { AskForCreditsInput } from "../schema.ts";
import { tellOfRequest } from "../tell-of-request.ts";
import { readWhomToAsk } from "./whom-to-ask.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Unanswered for so long, a request lapses. product.md 46 names this period. */
export const REQUEST_DAYS = 14;

/** How many requests a person makes in 24 hours, withdrawn ones included: each is mailed to everyone whom it is put to. */
export const REQUESTS_A_DAY = 10;

/**
 * Asks for credits of one type (product.md 46): those whom it is put to are mailed, and see name and reason. One open
 * request for each person and credit type (CONFLICT); at most `REQUESTS_A_DAY` (TOO_MANY_REQUESTS). INVALID where nobody
 * is asked, or somebody who isn't there to be asked.
 */
export async function askForCredits(
	{ actor: asking, db, clock }: VerbContext,
	input: AskForCreditsInput,
): Promise<Result<{ requestId: string }>> {
	return transact(
		db,
		async (tx) => {
			await lockUserBesideCharges(tx, asking.userId);
			const actor = await reloadActor(asking, tx);
			if (!actor) return refuse("FORBIDDEN", "signedOut");
			const now = await tx.clock.now(tx.sql);
			const refusal = await refusalToAsk(tx, actor, { input, now });
			if (refusal) return refusal;
			const receivers = await chooseReceivers(tx, actor, input.asks);
			if (!receivers) return refuse("INVALID", "askSomebody", {}, { field: "asks" });
			const { creditTypeId, credits, reason, until, asks } = input;
			const request = {
				...{ id: newId(), organizationId: actor.organizationId, userId: actor.userId, creditTypeId, credits, reason },
				until: until === null ? null : new Date(until),
				asksAdministrators: asks.administrators,
				...{ askedAt: now, lapsesAt: new Date(now.getTime() + REQUEST_DAYS * DAY_MS) },
			};
			await tx.prisma.creditRequest.create({ data: request });
			await tx.prisma.creditRequestReceiver.createMany({
				data: receivers.map((receiver) => ({ requestId: request.id, ...receiver })),
			});
			await recordRequest(tx, { actor, request, action: "user.credits_asked_for" });
			await tellOfRequest(
				tx,
				request.id,
				receivers.map(({ userId }) => userId),
			);
			return done({ requestId: request.id });
		},
		{ clock },
	);
}

async function refusalToAsk(
	tx: Transaction,
	{ userId }: Actor,
	{ input: { creditTypeId, until }, now }: { input: AskForCreditsInput; now: Date },
): Promise<Refusal | null> {
	const creditType = await tx.prisma.creditType.findFirst({ where: { id: creditTypeId, retiredAt: null } });
	if (!creditType) return refuse("NOT_FOUND", "nothingToAskFor");
	if (until !== null && until < (await dayAt(tx.sql, now))) {
		return refuse("INVALID", "neededUntilIsOver", {}, { field: "until" });
	}
	const mine = { userId };
	if ((await tx.prisma.creditRequest.count({ where: { ...mine, creditTypeId, status: "open" } })) > 0) {
		return refuse("CONFLICT", "requestIsOpen", { type: creditType.nameInText });
	}
	const ofToday = { ...mine, askedAt: { gt: new Date(now.getTime() - DAY_MS) } };
	if ((await tx.prisma.creditRequest.count({ where: ofToday })) >= REQUESTS_A_DAY) {
		return refuse("TOO_MANY_REQUESTS", "tooManyRequests", { most: REQUESTS_A_DAY });
	}
	return null;
}

interface Receiver {
	readonly userId: string;
	readonly isOwner: boolean;
	readonly isAdministrator: boolean;
	readonly isCreator: boolean;
}

/** Each person once, whatever they are; null where somebody was chosen who can't be asked, or nobody was. */
async function chooseReceivers(
	tx: Transaction,
	actor: Actor,
	asks: AskForCreditsInput["asks"],
): Promise<Receiver[] | null> {
	const { owner, administrators, creators } = await readWhomToAsk(tx, actor);
	if (!asks.creatorIds.every((id) => creators.some((creator) => creator.id === id))) return null;
	const owners = asks.owner && owner ? [owner.id] : [];
	const admins = asks.administrators ? administrators.map(({ id }) => id) : [];
	const userIds = [...new Set([...owners, ...admins, ...asks.creatorIds])];
	if (userIds.length === 0) return null;
	return userIds.map((userId) => ({
		userId,
		isOwner: owners.includes(userId),
		isAdministrator: admins.includes(userId),
		isCreator: asks.creatorIds.includes(userId),
	}));
}
