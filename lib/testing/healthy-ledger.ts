import { expireHolds } from "@/lib/ledger/charges/expire-holds.ts";
import { captureHold, extendHold, placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { type ChargeRequest, postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { endCoverage } from "@/lib/ledger/coverage/end-coverage.ts";
import { closeShareGroup } from "@/lib/ledger/movements/close-share-group.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postAllowance } from "@/lib/ledger/movements/post-allowance.ts";
import { postConsolidation } from "@/lib/ledger/movements/post-consolidation.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { postOrderReversal } from "@/lib/ledger/movements/post-order-reversal.ts";
import { postReturn } from "@/lib/ledger/movements/post-return.ts";
import { takeBackAllowance } from "@/lib/ledger/movements/take-back-allowance.ts";
import type { PostingContext } from "@/lib/ledger/requests/post-once.ts";
import type { HealthyLedger } from "@/lib/ledger/verify/corruptions/corruption.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { aShareGroup, boughtCredits } from "./credits.ts";
import { aCharge, aClient, DAY_MS, inDays } from "./ledger.ts";
import { aLimit } from "./limits.ts";
import { anOrganization, aUser, type TestOrganization } from "./people.ts";
import { aCoverage, aSubscription } from "./subscriptions.ts";

/** A ledger in which everything that can happen has happened correctly. */
export async function healthyLedger(db: Database): Promise<HealthyLedger> {
	const client = aClient(db);
	const acme = await anOrganization(db);
	const [{ id: sally }, { id: tom, email }] = [await aUser(db, acme), await aUser(db, acme)];
	const soon = inDays(10);
	const { orderId } = await boughtCredits(db, { beneficiaryId: sally, credits: 100n, expiresAt: inDays(90) });
	const dropped = await boughtCredits(db, { beneficiaryId: sally, credits: 20n, expiresAt: inDays(60) });
	const shareGroupId = await aShareGroup(db, { creatorId: sally, addresses: [email] });
	const movement = { shareGroupId, creditTypeId: "email", actorId: sally };
	expectDone(await transact(db, (tx) => postAllocation(tx, { ...movement, credits: 40n })));
	await boughtCredits(db, { beneficiaryId: sally, credits: 30n, expiresAt: soon });
	const grant = { userId: sally, creditTypeId: "email", credits: 5n, expiresAt: soon, reason: "Trial", actorId: null };
	await transact(db, (tx) => postGrant(tx, grant));

	const charged = await chargesOf(client, { sally, tom, shareGroupId });
	const { holdId, capturedId } = await holdsOf(client, { sally, tom, shareGroupId });
	await raisesOf(client, { db, sally, tom, email, shareGroupId });
	expectDone(await transact(db, (tx) => postReturn(tx, { ...movement, credits: 10n })));
	await refundToDeletedGroup(client, { db, sally, tom, email });
	await moveAlong(client, { db, acme });
	await subscriptionsOf(client, { db, acme });
	const reversal = { orderId: dropped.orderId, reason: "Not needed", actorId: null };
	const { credits } = expectDone(await transact(db, (tx) => postOrderReversal(tx, reversal)));
	await db.order.update({ where: { id: dropped.orderId }, data: { refundedCredits: credits } });

	// Later: lots have expired, on hold and not, and what was on hold is captured, what was charged refunded.
	const later = aClient(db, { clock: clockAt(inDays(11)) });
	await expireHolds(later);
	await expireLots(db, later);
	expectDone(await captureHold(later, { key: newId(), holdId: capturedId, credits: 5n }));
	expectDone(await refundCharge(later, { key: newId(), chargeId: charged.chargeId, credits: 1n }));

	const accounts = { creditTypeId: "email", OR: [{ userId: sally }, { shareGroupId }] };
	const [wallet, group] = await db.account.findMany({ where: accounts, orderBy: { kind: "asc" } });
	if (!wallet || !group) throw new Error("An account is missing.");
	return { sally, walletId: wallet.id, groupAccountId: group.id, ...charged, orderId, holdId };
}

interface Spenders {
	readonly sally: string;
	readonly tom: string;
	readonly shareGroupId: string;
}

/** Charges of the wallet and of the group; one of them is refunded in part, another one cancelled. */
async function chargesOf(
	client: PostingContext,
	{ sally, tom, shareGroupId }: Spenders,
): Promise<Pick<HealthyLedger, "chargeId" | "untouchedChargeId" | "cancelledChargeId">> {
	const chargeId = await charge(client, aCharge(sally, 12n));
	const untouchedChargeId = await charge(client, aCharge(sally, 1n));
	await charge(client, aCharge(tom, 4n, { pool: { shareGroupId } }));
	const cancelledChargeId = await charge(client, aCharge(tom, 2n, { pool: { shareGroupId } }));
	expectDone(await refundCharge(client, { key: newId(), chargeId, credits: 3n }));
	expectDone(await cancelCharge(client, { key: newId(), chargeId: cancelledChargeId }));
	return { chargeId, untouchedChargeId, cancelledChargeId };
}

/** Holds of both: open, extended, captured in part and refunded, released, and two for later. */
async function holdsOf(
	client: PostingContext,
	{ sally, tom, shareGroupId }: Spenders,
): Promise<{ holdId: string; capturedId: string }> {
	const hold = async (request: ChargeRequest, days: number) =>
		expectDone(await placeHold(client, { ...request, lifetimeMs: days * DAY_MS })).holdId;
	const holdId = await hold(aCharge(sally, 2n), 30);
	const capturedId = await hold(aCharge(sally, 6n), 30);
	const extendedId = await hold(aCharge(tom, 3n, { pool: { shareGroupId } }), 20);
	expectDone(await extendHold(client, { key: newId(), holdId: extendedId, lifetimeMs: 25 * DAY_MS }));
	const halfId = await hold(aCharge(tom, 3n, { pool: { shareGroupId } }), 20);
	const half = expectDone(await captureHold(client, { key: newId(), holdId: halfId, credits: 2n }));
	expectDone(await refundCharge(client, { key: newId(), chargeId: half.chargeId, credits: 1n }));
	const releasedId = await hold(aCharge(sally, 1n), 30);
	await hold(aCharge(sally, 1n), 1);
	expectDone(await releaseHold(client, { key: newId(), holdId: releasedId }));
	return { holdId, capturedId };
}

/** Limits on both pools, and raises under which more was charged and set aside: part of it was given back. */
async function raisesOf(
	client: PostingContext,
	{ db, sally, tom, email, shareGroupId }: Spenders & { db: Database; email: string },
): Promise<void> {
	const until = inDays(1).toISOString().slice(0, 10);
	const spent = { shareGroupId, email };
	await aLimit(db, { shareGroupId, credits: 2n, period: "month" });
	await aLimit(db, { ...spent, credits: 8n, period: "total" });
	await aLimit(db, { ...spent, credits: 30n, period: "total", until });
	const pool = { shareGroupId };
	// Tom has 8 credits of the group in use by now.
	const chargeId = await charge(client, aCharge(tom, 5n, { pool }));
	expectDone(await refundCharge(client, { key: newId(), chargeId, credits: 2n }));
	const held = async (credits: bigint) =>
		expectDone(await placeHold(client, { ...aCharge(tom, credits, { pool }), lifetimeMs: 30 * DAY_MS })).holdId;
	const captured = expectDone(await captureHold(client, { key: newId(), holdId: await held(3n), credits: 2n }));
	expectDone(await refundCharge(client, { key: newId(), chargeId: captured.chargeId, credits: 1n }));
	expectDone(await releaseHold(client, { key: newId(), holdId: await held(2n) }));
	await held(1n);
	await aLimit(db, { walletOf: sally, credits: 5n, period: "week" });
	await aLimit(db, { walletOf: sally, userId: tom, credits: null, period: null });
}

/** What is refunded goes through the group to its creator's wallet. */
async function refundToDeletedGroup(
	client: PostingContext,
	{ db, sally, tom, email }: { db: Database; sally: string; tom: string; email: string },
): Promise<void> {
	const shareGroupId = await aShareGroup(db, { creatorId: sally, addresses: [email] });
	const shared = { shareGroupId, creditTypeId: "email", actorId: sally, credits: 5n };
	expectDone(await transact(db, (tx) => postAllocation(tx, shared)));
	const chargeId = await charge(client, aCharge(tom, 3n, { pool: { shareGroupId } }));
	expectDone(await transact(db, (tx) => closeShareGroup(tx, { shareGroupId, actorId: sally })));
	expectDone(await refundCharge(client, { key: newId(), chargeId, credits: 2n }));
}

/** What a user has bought moves along to a Credit Owner, is spent there in part, and comes back. */
async function moveAlong(
	client: PostingContext,
	{ db, acme }: { db: Database; acme: TestOrganization },
): Promise<void> {
	const [{ id: userId }, { id: ownerId }] = [await aUser(db, acme), await aUser(db, acme)];
	await boughtCredits(db, { beneficiaryId: userId, credits: 10n });
	const there = { userId, oldOwnerId: userId, newOwnerId: ownerId, actorId: ownerId };
	await transact(db, (tx) => postConsolidation(tx, there));
	await charge(client, aCharge(ownerId, 4n));
	await transact(db, (tx) => postConsolidation(tx, { ...there, oldOwnerId: ownerId, newOwnerId: userId }));
}

/**
 * Allowances, one of which is taken back as far as it is unspent; and covered charges and holds, whose coverage has ended
 * since.
 */
async function subscriptionsOf(
	client: PostingContext,
	{ db, acme }: { db: Database; acme: TestOrganization },
): Promise<void> {
	const { id: userId } = await aUser(db, acme);
	const allowanceId = await aSubscription(db, userId, { kind: "allowance" });
	const arrival = { subscriptionId: allowanceId, userId, creditTypeId: "email" };
	const lots = [{ credits: 10n, expiresAt: inDays(30) }];
	await transact(db, (tx) => postAllowance(tx, { ...arrival, part: 0, lots }));
	const carried = [
		{ credits: 4n, expiresAt: inDays(40) },
		{ credits: 3n, expiresAt: inDays(70) },
	];
	await transact(db, (tx) => postAllowance(tx, { ...arrival, part: 1, lots: carried }));
	await charge(client, aCharge(userId, 6n));
	await transact(db, (tx) => takeBackAllowance(tx, { ...arrival, part: 0 }));

	const subscriptionId = await aCoverage(db, userId);
	await charge(client, aCharge(userId, 50n));
	const [refundedId, cancelledId] = [
		await charge(client, aCharge(userId, 5n)),
		await charge(client, aCharge(userId, 2n)),
	];
	expectDone(await refundCharge(client, { key: newId(), chargeId: refundedId }));
	expectDone(await cancelCharge(client, { key: newId(), chargeId: cancelledId }));
	const held = async () =>
		expectDone(await placeHold(client, { ...aCharge(userId, 8n), lifetimeMs: 30 * DAY_MS })).holdId;
	const [capturedId, releasedId] = [await held(), await held(), await held()];
	await transact(db, (tx) => endCoverage(tx, { subscriptionId, at: new Date() }));
	expectDone(await captureHold(client, { key: newId(), holdId: capturedId, credits: 7n }));
	expectDone(await releaseHold(client, { key: newId(), holdId: releasedId }));
}

async function charge(client: PostingContext, request: ChargeRequest): Promise<string> {
	const [outcome] = await postCharges(client, [request]);
	if (!outcome) throw new Error("A charge was not answered.");
	return expectDone(outcome).chargeId;
}

function expectDone<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(`Refused: ${result.key}.`);
	return result.value;
}
