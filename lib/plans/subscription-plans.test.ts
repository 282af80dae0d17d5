import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { aRunningAllowance, aSubscription } from "@/lib/testing/subscriptions.ts";
import { changePlan } from "./change-plan.ts";
import { createPlan } from "./create-plan.ts";
import { listPlans } from "./list-plans.ts";
import { readCatalogue, readSubscriptionOnSale } from "./queries.ts";

const { db } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db, { name: "Northwind" });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };
const buyer = { actor: await actorOf(db, await aUser(db, northwind)), db };

const TERMS = {
	creditTypeId: "sms",
	name: "SMS 500",
	credits: 500n as bigint | null,
	carryOverCredits: null as bigint | null,
	taxRateBasisPoints: 825,
	validityMonths: 1,
	prices: [{ currency: "USD", priceMinor: 3_000n }],
	onSaleFrom: null,
	onSaleUntil: null,
};

const rowOf = async (planId: string) =>
	(await listPlans(olivia))?.sections.flatMap(({ plans }) => plans).find(({ id }) => id === planId);

describe("a subscription in the catalogue (product.md 48)", () => {
	const allowance = { ...TERMS, kind: "allowance", name: "SMS monthly", carryOverCredits: 100n } as const;
	const unlimited = { ...TERMS, kind: "unlimited", name: "SMS unlimited", credits: null } as const;

	it("is offered beside the packs, with what it brings", async () => {
		for (const plan of [allowance, unlimited]) {
			const result = await createPlan(olivia, plan);
			if (!result.ok) throw new Error(result.key);
			const { planId } = result.value;
			const sections = await readCatalogue(buyer);
			const offers = sections.flatMap(({ subscriptions }) => subscriptions).filter(({ id }) => id === planId);
			expect(offers).toMatchObject([
				{ kind: plan.kind, credits: plan.credits, carryOverCredits: plan.carryOverCredits },
			]);
			expect(sections.flatMap(({ packs }) => packs).some(({ id }) => id === planId)).toBe(false);
			expect(await readSubscriptionOnSale(buyer, planId)).toMatchObject({ subscription: { name: plan.name } });
			expect(await rowOf(planId)).toMatchObject({ kind: plan.kind, state: "onSale" });
			const { kind: _, creditTypeId: __, ...rest } = plan;
			const changed = await changePlan(olivia, { planId, version: 0, ...rest, name: "Another", validityMonths: 12 });
			expect(changed).toMatchObject({ ok: true, value: { version: 1 } });
		}
	});

	it("says how many would be renewed, and end once it is withdrawn", async () => {
		const [planned, cancelled] = [
			await aRunningAllowance(db, buyer.actor.userId),
			await aSubscription(db, buyer.actor.userId),
		];
		const renewing = async (id: string) =>
			(await rowOf((await db.subscription.findUniqueOrThrow({ where: { id } })).planId))?.renewing;
		expect([await renewing(planned), await renewing(cancelled)]).toEqual([1, 0]);
	});

	it.each([
		["credits", { ...unlimited, credits: 5n }],
		["credits", { ...allowance, credits: null }],
		["carryOverCredits", { ...allowance, carryOverCredits: 501n }],
		["carryOverCredits", { ...allowance, carryOverCredits: null }],
		["carryOverCredits", { ...TERMS, kind: "pack", carryOverCredits: 1n } as const],
		["validityMonths", { ...allowance, validityMonths: 3 }],
	])("needs what its kind has, and nothing else: %s", async (field, plan) => {
		expect(await createPlan(olivia, plan)).toMatchObject({ code: "INVALID", field });
	});
});
