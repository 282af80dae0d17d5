import { beforeEach, describe, expect, it } from "vitest";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { markOrderPaid } from "../mark-order-paid.ts";
import { refundOrder } from "../refund-order.ts";
import { recordOrder } from "./record-order.ts";

const { db, sql } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db);
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };
const planId = await aPlan(db, { creditTypeId: "email", name: "Email 500", credits: 500n, withdrawnAt: new Date() });

let john: TestUser;
let peter: TestUser;
beforeEach(async () => {
	john = await aUser(db, northwind, { name: "John Lee" });
	peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
});

const anOrder = (more: object = {}) => ({
	...{ reference: `shop-${newId()}`, buyer: peter.email, planId, currency: "EUR" },
	...{ totalMinor: 1_190n, taxMinor: 190n, isPaid: true, ...more },
});

describe("an order from elsewhere (product.md 54)", () => {
	it("is credited to the buyer's Credit Owner at once, as it was paid there", async () => {
		const recorded = await recordOrder(olivia, anOrder());
		if (!recorded.ok) throw new Error(recorded.key);
		const order = await db.order.findUniqueOrThrow({ where: { id: recorded.value.orderId } });
		expect(order).toMatchObject({
			...{ status: "paid", gateway: "external", buyerId: peter.id, beneficiaryId: john.id, planName: "Email 500" },
			...{ totalMinor: 1_190n, priceMinor: 1_000n, taxMinor: 190n, currency: "EUR", dueOn: null },
		});
		expect([await availableTo(db, john.id), await availableTo(db, peter.id)]).toEqual([500n, 0n]);
		expect(await db.auditEntry.count({ where: { subjectId: order.id } })).toBe(2);
	});

	it("is stored once: the same again is the same order, also at once, and anything else is refused", async () => {
		const input = anOrder();
		const answers = await Promise.all([recordOrder(olivia, input), recordOrder(olivia, input)]);
		expect(answers[0]).toMatchObject({ ok: true });
		expect(answers[1]).toEqual(answers[0]);
		expect(await recordOrder(olivia, { ...input, totalMinor: 1_191n })).toMatchObject({
			code: "CONFLICT",
			key: "keyUsedOtherwise",
		});
		expect(await db.order.count({ where: { gatewayReference: input.reference } })).toBe(1);
		expect(await availableTo(db, john.id)).toBe(500n);
		expect(await recordOrder({ ...olivia, client: "api:other" }, input), "another client's reference").toMatchObject({
			ok: true,
		});
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("is refunded without a credit note, and takes none of its numbers", async () => {
		const recorded = await recordOrder(olivia, anOrder());
		if (!recorded.ok) throw new Error(recorded.key);
		const { orderId } = recorded.value;
		expect(await refundOrder(olivia, { orderId, reason: "Bought twice" })).toMatchObject({
			...{ ok: true, value: { refundedCredits: 500n, refundedMinor: 1_190n, creditNote: null } },
		});
		expect(await db.creditNote.count()).toBe(0);
		expect(await db.auditEntry.findFirst({ where: { action: "order.refunded", subjectId: orderId } })).toMatchObject({
			after: { refundedMinor: "1190", creditNote: null },
		});
	});

	it("waits for its payment where it isn't paid yet", async () => {
		const recorded = await recordOrder(olivia, anOrder({ isPaid: false }));
		if (!recorded.ok) throw new Error(recorded.key);
		const { orderId } = recorded.value;
		expect(await availableTo(db, john.id)).toBe(0n);
		for (let times = 0; times < 2; times += 1)
			expect(await markOrderPaid(olivia, { orderId })).toMatchObject({ ok: true });
		expect(await availableTo(db, john.id)).toBe(500n);
	});

	it("needs a buyer and a plan that are there, no more tax than total, and the operator", async () => {
		expect(await recordOrder(olivia, anOrder({ buyer: "nobody@test.example" }))).toMatchObject({ field: "buyer" });
		expect(await recordOrder({ ...olivia, confinedToId: operators.id }, anOrder())).toMatchObject({ field: "buyer" });
		expect(await recordOrder(olivia, anOrder({ planId: newId() }))).toMatchObject({ field: "planId" });
		expect(await recordOrder(olivia, anOrder({ taxMinor: 1_191n }))).toMatchObject({ field: "tax" });
		const stranger = { actor: await actorOf(db, await aUser(db, northwind, { role: "administrator" })), db };
		expect(await recordOrder(stranger, anOrder())).toMatchObject({ code: "NOT_FOUND", key: "notFound" });
		expect(await availableTo(db, john.id)).toBe(0n);
	});
});
