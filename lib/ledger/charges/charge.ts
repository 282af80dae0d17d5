import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result } from "@/lib/platform/refusal.ts";
import { accountsOf, type LockedPayers, lockPayers, type PaidRequest } from "../paying/payers.ts";
import { decidePayment, decidePools } from "../paying/payment.ts";
import { type LedgerTransaction, lockAccounts } from "../posting/lock.ts";
import { refuseCredits } from "../posting/refuse-credits.ts";
import {
	answerKeys,
	claimKeys,
	isKept,
	type KeyedRequest,
	keyConflict,
	MAX_ROUNDS,
	type PostingContext,
	refuseKey,
} from "../requests/request.ts";
import { debit, type NewCharge, type Purpose, type Slice, writeCharges } from "./write-charges.ts";

/** Credits to be used by a user for something, under the caller's idempotency key. */
export interface ChargeRequest extends PaidRequest, Purpose {
	readonly key: string;
	readonly credits: bigint;
}

export interface Charged {
	readonly chargeId: string;
	readonly charged: bigint;
	/** What each pool paid, and its balance afterwards. */
	readonly slices: readonly Pick<Slice, "accountId" | "credits" | "balanceAfter">[];
}

export type ChargeOutcome = Result<Charged>;

/**
 * A charge together with its client and actor, so that the charges of many clients can be posted in one transaction.
 */
export type ClientCharge = ChargeRequest & Pick<PostingContext, "client" | "actorId">;

/** The result of one charge: an answer, or, where it alone failed unexpectedly, the error. */
export type Settled = { readonly outcome: ChargeOutcome } | { readonly error: unknown };

/**
 * Uses credits: charges are posted together in one transaction, each all or nothing (product.md 28–31), each with its
 * own answer in the order given. Refused with INSUFFICIENT_CREDITS (stored under the key), SUSPENDED, NOT_FOUND,
 * INVALID, or CONFLICT for a key that was used with another body. Throws where one failed unexpectedly; the others are
 * posted nevertheless, and their keys return their answers.
 */
export async function postCharges(
	{ client, actorId, ...context }: PostingContext,
	charges: readonly ChargeRequest[],
): Promise<ChargeOutcome[]> {
	const settled = await settleCharges(
		context,
		charges.map((charge) => ({ ...charge, client, actorId })),
	);
	return settled.map((one) => {
		if ("error" in one) throw one.error;
		return one.outcome;
	});
}

/** As `postCharges`, for charges of many clients; an unexpected failure is returned for its charge alone. */
export async function settleCharges(
	context: Pick<PostingContext, "db" | "clock">,
	charges: readonly ClientCharge[],
): Promise<Settled[]> {
	const joined = context.db !== undefined && "sql" in context.db;
	try {
		return await postInRounds(context, charges);
	} catch (error) {
		// The outer transaction is aborted by now, and its owner has to know.
		if (joined) throw error;
		if (charges.length === 1) return [{ error }];
	}
	const settled: Settled[] = [];
	for (const charge of charges) settled.push(...(await settleCharges(context, [charge])));
	return settled;
}

async function postInRounds(
	{ db, clock }: Pick<PostingContext, "db" | "clock">,
	charges: readonly ClientCharge[],
): Promise<Settled[]> {
	const outcomes = new Map<ClientCharge, ChargeOutcome>();
	for (const charge of charges) {
		const refusal = refuseMalformed(charge);
		if (refusal) outcomes.set(charge, refusal);
	}
	for (let round = 1; round <= MAX_ROUNDS && outcomes.size < charges.length; round += 1) {
		const open = charges.filter((charge) => !outcomes.has(charge));
		const answered = await transact(db, (tx) => postTogether(tx, open), { clock });
		for (const [charge, outcome] of answered) outcomes.set(charge, outcome);
	}
	return charges.map((charge) => {
		const outcome = outcomes.get(charge);
		return outcome ? { outcome } : { error: new Error("Who pays kept changing while a charge was posted.") };
	});
}

/** One transaction. A charge whose payers turned out to be others than were locked is left out of the answers. */
async function postTogether(
	tx: LedgerTransaction,
	charges: readonly ClientCharge[],
): Promise<Map<ClientCharge, ChargeOutcome>> {
	const locked = await lockPayers(tx.sql, charges);
	const ready = charges.filter((charge) => locked.payers.get(charge)?.state !== "moved");
	const claims = await claimKeys<ChargeOutcome>(tx.sql, ready.map(keyedRequest));
	const fresh = ready.filter((_, index) => claims[index]?.state === "new");
	const outcomes = await postFresh(tx, fresh, locked);
	ready.forEach((charge, index) => {
		const claim = claims[index];
		if (claim?.state === "conflict") outcomes.set(charge, keyConflict());
		if (claim?.state === "answered") outcomes.set(charge, claim.answer);
		const first = claim?.state === "double" ? ready[claim.of] : undefined;
		const outcome = first && outcomes.get(first);
		if (outcome) outcomes.set(charge, outcome);
	});
	return outcomes;
}

async function postFresh(
	tx: LedgerTransaction,
	charges: readonly ClientCharge[],
	locked: LockedPayers<ClientCharge>,
): Promise<Map<ClientCharge, ChargeOutcome>> {
	const outcomes = new Map<ClientCharge, ChargeOutcome>();
	if (charges.length === 0) return outcomes;
	const accountIds = charges.flatMap((charge) => accountsOf(locked.payers.get(charge)));
	const posting = await lockAccounts(tx, accountIds);
	const { payers, limits } = await decidePools(tx.sql, posting, {
		requests: charges,
		candidates: locked.candidates,
		accountIds,
	});
	const posted: NewCharge[] = [];
	for (const charge of charges) {
		const decided = payers.get(charge);
		if (decided?.state === "moved") continue;
		const payment = decidePayment(posting, charge, { payers: decided, limits });
		if (!payment.ok) {
			outcomes.set(charge, payment);
			continue;
		}
		const entry = debit(posting, payment.value, { purpose: charge, actorId: charge.actorId });
		posted.push(entry);
		outcomes.set(charge, done(chargedOf(entry)));
	}
	await writeCharges(tx.sql, posting, posted);
	await answerKeys(
		tx.sql,
		charges.map((charge) => {
			const outcome = outcomes.get(charge);
			return { client: charge.client, key: charge.key, answer: outcome && isKept(outcome) ? outcome : null };
		}),
	);
	return outcomes;
}

function keyedRequest(charge: ClientCharge): KeyedRequest {
	const { client, key, userId, creditTypeId, credits, service, item, reference = null, pool = null } = charge;
	const shareGroupId = pool?.shareGroupId ?? null;
	return {
		client,
		key,
		kind: "charge",
		body: { userId, creditTypeId, credits, service, item, reference, shareGroupId },
	};
}

function refuseMalformed({ credits, key }: ClientCharge): Refusal | null {
	return refuseCredits(credits) ?? refuseKey(key);
}

export function chargedOf({ id, credits, slices }: NewCharge): Charged {
	return {
		chargeId: id,
		charged: credits,
		slices: slices.map(({ accountId, credits, balanceAfter }) => ({ accountId, credits, balanceAfter })),
	};
}
