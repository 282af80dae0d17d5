import { loadActor } from "@/lib/auth/actor.ts";
import { saveBillingInformation } from "@/lib/billing-information/save-billing-information.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { placeOrder } from "./place-order.ts";
import type { PlaceOrderInput } from "./schema.ts";

/**
 * The starting point of the tests of orders: Northwind with John, whose credits Peter uses, an operator, and one plan.
 */
export async function testShop(db: Database) {
	const northwind = await anOrganization(db, { name: "Northwind" });
	const john = await aUser(db, northwind, { name: "John Lee" });
	const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
	const operators = await anOrganization(db, { name: "Commonpurse", isOperator: true });
	const operator = await aUser(db, operators, { name: "Olivia Park", role: "administrator" });
	const onlookerRole = await aUserRole(db, northwind, { rights: ["view_billing", "view_user_list"] });
	const onlooker = await aUser(db, northwind, { name: "Robert Hayes", role: { id: onlookerRole } });
	const planId = await aPlan(db);
	for (const user of [john, peter, onlooker]) await fillInBilling(db, user);

	return {
		northwind,
		john,
		peter,
		operator,
		onlooker,
		planId,
		/** What Peter's review page would send along. */
		reviewed: (more: Partial<PlaceOrderInput> = {}): PlaceOrderInput => ({
			key: newId(),
			planId,
			planVersion: 0,
			totalMinor: 1_083n,
			currency: "USD",
			beneficiaryId: john.id,
			billingVersion: 0,
			gateway: "invoice",
			besideOrderId: null,
			...more,
		}),
		/** An order of 1,000 email credits by Peter that waits for its payment. Returns its id. */
		async pendingOrder(): Promise<string> {
			// Removes the daily limit, so that a test can place as many as it needs.
			const longAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
			await db.order.updateMany({
				where: { buyerId: peter.id, placedAt: { gt: longAgo } },
				data: { placedAt: longAgo },
			});
			const placed = await placeOrder({ actor: await actorOf(db, peter), db }, this.reviewed());
			if (!placed.ok) throw new Error(placed.key);
			return placed.value.orderId;
		},
		availableTo: async (user: TestUser): Promise<bigint> => {
			const wallets = await readBalances(sqlOf(db), [user.id]);
			return wallets.find(({ creditTypeId }) => creditTypeId === "email")?.available ?? -1n;
		},
	};
}

export async function fillInBilling(db: Database, user: TestUser): Promise<void> {
	const actor = await loadActor(user.id, db);
	if (!actor) throw new Error(`${user.name} is not there.`);
	await saveBillingInformation(
		{ actor, db },
		{
			kind: "person",
			legalName: user.name,
			addressLine1: "18 Harbour Road",
			addressLine2: null,
			city: "Hong Kong",
			region: null,
			postalCode: null,
			country: "HK",
			taxId: null,
			poNumber: null,
			billingEmail: user.email,
			currency: null,
			version: null,
		},
	);
}
