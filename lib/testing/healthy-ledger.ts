import { type ChargeRequest, postCharges } from "@/lib/ledger/charges/charge.ts";
import { captureHold, expireHolds, extendHold, placeHold, releaseHold } from "@/lib/ledger/charges/hold.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund.ts";
import { postAllocation } from "@/lib/ledger/movements/allocate.ts";
import { closeShareGroup } from "@/lib/ledger/movements/close-group.ts";
import { expireLots } from "@/lib/ledger/movements/expiry.ts";
import { postGrant } from "@/lib/ledger/movements/grant.ts";
import { postOrderReversal } from "@/lib/ledger/movements/order-reversal.ts";
import { postReturn } from "@/lib/ledger/movements/return.ts";
import type { PostingContext } from "@/lib/ledger/requests/request.ts";
import type { HealthyLedger } from "@/lib/ledger/verify/corruptions/corruption.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { aShareGroup, boughtCredits } from "./credits.ts";
import { aCharge, aClient, DAY_MS, inDays } from "./ledger.ts";
import { anOrganization, aUser } from "./people.ts";

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
	expectDone(await transact(db, (tx) => postReturn(tx, { ...movement, credits: 10n })));
	await refundToDeletedGroup(client, { db, sally, tom, email });
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

async function charge(client: PostingContext, request: ChargeRequest): Promise<string> {
	const [outcome] = await postCharges(client, [request]);
	if (!outcome) throw new Error("A charge was not answered.");
	return expectDone(outcome).chargeId;
}

function expectDone<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(`Refused: ${result.key}.`);
	return result.value;
}
