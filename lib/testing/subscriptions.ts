import { coverUse } from "@/lib/ledger/coverage/cover-use.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { DAY_MS } from "./ledger.ts";
import { aPlan } from "./plans.ts";

/**
 * A subscription that runs for another month and is cancelled, so that a user can have several; nobody else can buy its
 * plan, and nothing of it is in the ledger. Returns its id.
 */
export async function aSubscription(
	db: Database,
	userId: string,
	{
		creditTypeId = "email",
		kind = "unlimited",
		plan = "Unlimited",
	}: { creditTypeId?: string; kind?: "unlimited" | "allowance"; plan?: string } = {},
): Promise<string> {
	const id = newId();
	const credits = kind === "unlimited" ? null : 10n;
	const [today, inAMonth] = [new Date(), new Date(Date.now() + 30 * DAY_MS)];
	const planId = await aPlan(db, { creditTypeId, kind, name: plan, credits, onSaleUntil: new Date("2000-01-01") });
	await db.subscription.create({
		data: {
			...{
				id,
				userId,
				planId,
				planVersion: 0,
				seenVersion: 0,
				creditTypeId,
				kind,
				currency: "USD",
				gateway: "invoice",
			},
			...{ status: "active", anchorOn: today, nextOn: inAMonth, periodEndsOn: inAMonth, createdAt: today },
			...{ cancelledAt: today, cancelledById: userId },
		},
	});
	return id;
}

/** A subscription that covers what a user uses, for a month around now unless the test says otherwise. Returns its id. */
export async function aCoverage(
	db: Database,
	userId: string,
	{
		creditTypeId = "email",
		plan,
		subscriptionId,
		from = new Date(Date.now() - 15 * DAY_MS),
		until = new Date(Date.now() + 15 * DAY_MS),
	}: { creditTypeId?: string; plan?: string; subscriptionId?: string; from?: Date; until?: Date } = {},
): Promise<string> {
	const id = subscriptionId ?? (await aSubscription(db, userId, { creditTypeId, plan }));
	await transact(db, (tx) => coverUse(tx, { subscriptionId: id, userId, creditTypeId, from, until }));
	return id;
}

/**
 * Someone's running allowance of 1,000 email credits a month, which nobody else can buy: its next date is in a month, and
 * nothing has arrived. Cancelled where the test says so. Returns its id.
 */
export async function aRunningAllowance(
	db: Database,
	userId: string,
	{ isCancelled = false, creditTypeId = "email" }: { isCancelled?: boolean; creditTypeId?: string } = {},
): Promise<string> {
	const planId = await aPlan(db, {
		...{ creditTypeId, kind: "allowance", name: "Monthly 1,000", credits: 1_000n, carryOverCredits: 200n },
		...{ validityMonths: 1, priceMinor: 1_000n, onSaleUntil: new Date("2000-01-01") },
	});
	const id = newId();
	const [today, inAMonth] = [new Date(), new Date(Date.now() + 30 * DAY_MS)];
	await db.subscription.create({
		data: {
			...{ id, userId, planId, planVersion: 0, seenVersion: 0, creditTypeId, kind: "allowance", currency: "USD" },
			...{ gateway: "invoice", status: "active", parts: 1, anchorOn: today, anchorMonths: 1 },
			...{ nextOn: inAMonth, periodEndsOn: inAMonth, createdAt: today },
			...(isCancelled && { cancelledAt: today, cancelledById: userId }),
		},
	});
	return id;
}
