import type { ChargeRequest } from "@/lib/ledger/charges/post-charges.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import type { PostingContext } from "@/lib/ledger/requests/post-once.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { sqlOf, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

// Builders of postings, for tests.

export const DAY_MS = 24 * 60 * 60_000;

/** The instant that many days from now; negative numbers are past. */
export function inDays(days: number): Date {
	return new Date(Date.now() + days * DAY_MS);
}

/** Gives a user credits, which never expire unless the test specifies when. Returns the lot. */
export async function grantCredits(
	db: Database,
	userId: string,
	credits: bigint,
	{
		creditTypeId = "email",
		expiresAt = null,
		clock,
	}: { creditTypeId?: string; expiresAt?: Date | null; clock?: Clock } = {},
): Promise<string> {
	const grant = { userId, creditTypeId, credits, expiresAt, reason: "For a test", actorId: null };
	const { lotId } = await transact(db, (tx) => postGrant(tx, grant), { clock });
	return lotId;
}

/** What a user's own wallet can spend. */
export async function availableTo(
	db: Database,
	userId: string,
	{ creditTypeId = "email", at }: { creditTypeId?: string; at?: Date } = {},
): Promise<bigint> {
	const wallets = await readBalances(sqlOf(db), [userId], at);
	const wallet = wallets.find((one) => one.creditTypeId === creditTypeId);
	if (!wallet) throw new Error(`User ${userId} has no wallet of ${creditTypeId}.`);
	return wallet.available;
}

/** A charge of email credits under a new key, unless the test specifies otherwise. */
export function aCharge(userId: string, credits: bigint, more: Partial<ChargeRequest> = {}): ChargeRequest {
	return { key: newId(), userId, creditTypeId: "email", credits, service: "campaign", item: "Spring sale", ...more };
}

/** The context of the test's client. */
export function aClient(db: Database, more: Partial<PostingContext> = {}): PostingContext {
	return { db, client: "tests", actorId: null, ...more };
}
