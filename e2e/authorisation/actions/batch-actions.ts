import { postCreditFile } from "@/lib/credit-batches/post-credit-file.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { type ActionCase, signedIn } from "../table.ts";
import { hasRight } from "../visitors.ts";
import { PLAN, type World } from "../world.ts";

const MANY = "app/(portal)/operator/credits/many/actions.ts";
const REFUND = "app/(portal)/operator/credits/refund/actions.ts";
const ELSEWHERE = "app/(portal)/operator/orders/elsewhere/actions.ts";

const grantsCredits = signedIn((visitor) => (hasRight(visitor, "grant_credits") ? "done" : "NOT_FOUND"));
const managesOrders = signedIn((visitor) => (hasRight(visitor, "manage_orders") ? "done" : "NOT_FOUND"));

const REASON = "For a test";

const fileOf = ({ people }: World) => ({
	kind: "grants" as const,
	csv: `user,credit_type,credits,expires_on,reference\n${people.member.id},email,1,,\n`,
});

async function aBatch(world: World) {
	const context = { actor: await actorOf(world.db, world.people.operator), db: world.db };
	const file = { key: newId(), ...fileOf(world), fileName: "file.csv", reason: REASON };
	const posted = await postCreditFile(context, file);
	if (!posted.ok) throw new Error(posted.key);
	return posted.value.batchId;
}

/** A charge of a service of its own, and the period that it lies in. */
async function aChargedService({ db, people }: World) {
	const service = `service ${newId()}`;
	const userId = people.member.id;
	const grant = { userId, creditTypeId: "email", credits: 5n, expiresAt: null, reason: REASON, actorId: null };
	await transact(db, (tx) => postGrant(tx, grant));
	await postCharges(aClient(db), [aCharge(userId, 1n, { service })]);
	return { service, from: "2000-01-01T00:00", until: "2999-01-01T00:00" };
}

/** Many grants at once, refunds in bulk, and orders of the vendor's own shop: the operator's alone. */
export const BATCH_ACTION_CASES: readonly ActionCase[] = [
	{ action: `${MANY}#checkCreditFileAction`, input: fileOf, expected: grantsCredits },
	{
		action: `${MANY}#postCreditFileAction`,
		input: (world) => ({ key: newId(), ...fileOf(world), fileName: "file.csv", reason: REASON }),
		expected: grantsCredits,
	},
	{
		action: `${MANY}#undoBatchAction`,
		input: async (world) => ({ batchId: await aBatch(world), reason: REASON }),
		expected: grantsCredits,
	},
	{ action: `${REFUND}#previewBulkRefundAction`, input: aChargedService, expected: grantsCredits },
	{
		action: `${REFUND}#startBulkRefundAction`,
		input: async (world) => ({
			key: newId(),
			...(await aChargedService(world)),
			...{ charges: 1, credits: 1n, reason: REASON },
		}),
		expected: grantsCredits,
	},
	{
		action: `${ELSEWHERE}#recordOrderAction`,
		input: async ({ db, people }) => ({
			reference: newId(),
			// Not by address, which one of the actions changes.
			buyer: people.member.id,
			planId: await aPlan(db, { ...PLAN, name: `Pack ${newId()}`, position: 9_998, withdrawnAt: new Date() }),
			...{ currency: "USD", total: "10", tax: "", isPaid: false },
		}),
		expected: managesOrders,
	},
];
