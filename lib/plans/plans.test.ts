import { describe, expect, it } from "vitest";
import { OPERATOR_RIGHTS } from "@/lib/auth/rights-of-organization.ts";
import { saveBillingInformation } from "@/lib/billing-information/save-billing-information.ts";
import { retireCreditType } from "@/lib/credit-types/retire-credit-type.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { bringPlanBack } from "./bring-plan-back.ts";
import { changePlan } from "./change-plan.ts";
import { createPlan } from "./create-plan.ts";
import { listPlans } from "./list-plans.ts";
import { movePlans } from "./move-plans.ts";
import { readCatalogue } from "./queries.ts";
import { readNewPlan, readPlan } from "./read-plan.ts";
import { changePlanSchema } from "./schema.ts";
import { readSoldCurrencies } from "./sold-currencies.ts";
import { withdrawPlan } from "./withdraw-plan.ts";

const { db, sql } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db, { name: "Northwind" });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };
const buyer = { actor: await actorOf(db, await aUser(db, northwind, { role: "administrator" })), db };

const TERMS = {
	name: "SMS 500",
	credits: 500n as bigint | null,
	carryOverCredits: null as bigint | null,
	taxRateBasisPoints: 825,
	validityMonths: 12,
	prices: [{ currency: "USD", priceMinor: 3_000n }],
	onSaleFrom: null,
	onSaleUntil: null,
};

async function made(more: Partial<typeof TERMS> & { creditTypeId?: string } = {}): Promise<string> {
	const result = await createPlan(olivia, { creditTypeId: "sms", kind: "pack", ...TERMS, ...more });
	if (!result.ok) throw new Error(result.key);
	return result.value.planId;
}

const day = async (days: number) => {
	const [row] = await sql.query<{ day: string }>(
		`SELECT (now() AT TIME ZONE 'UTC' + $1 * interval '1 day')::date::text AS "day"`,
		[days],
	);
	return row?.day ?? "";
};

const offered = async (planId: string, context = buyer) =>
	(await readCatalogue(context)).flatMap(({ packs }) => packs).find(({ id }) => id === planId);

const rowOf = async (planId: string) => {
	const list = await listPlans(olivia);
	return [...(list?.sections.flatMap(({ plans }) => plans) ?? []), ...(list?.withdrawn ?? [])].find(
		({ id }) => id === planId,
	);
};

const audited = async (subjectId: string) =>
	(await db.auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(({ action, before, after }) => ({
		action,
		before,
		after,
	}));

describe("a plan (product.md 48)", () => {
	it("is on sale once it is made, and its making is in the operator's audit log", async () => {
		const planId = await made();
		expect(await offered(planId)).toMatchObject({ name: "SMS 500", credits: 500n, priceMinor: 3_000n, version: 0 });
		expect(await rowOf(planId)).toMatchObject({ state: "onSale", version: 0 });
		expect(await audited(planId)).toMatchObject([
			{ action: "plan.created", after: { creditType: "SMS", name: "SMS 500", credits: "500", prices: ["30.00 USD"] } },
		]);
		const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: planId } });
		expect(entry).toMatchObject({ organizationId: operators.id, actorId: olivia.actor.userId });
	});

	it("changed becomes the next version; the one before stays as it was", async () => {
		const planId = await made();
		const change = { planId, version: 0, ...TERMS, prices: [{ currency: "USD", priceMinor: 2_500n }] };
		expect(await changePlan(olivia, change)).toMatchObject({ ok: true, value: { version: 1 } });
		expect(await offered(planId)).toMatchObject({ version: 1, priceMinor: 2_500n });
		expect((await readPlan(olivia, planId))?.versions).toMatchObject([
			{ version: 1, prices: [{ priceMinor: 2_500n }], madeBy: "Olivia", orders: 0 },
			{ version: 0, prices: [{ priceMinor: 3_000n }] },
		]);
		expect((await audited(planId)).at(-1)).toEqual({
			action: "plan.changed",
			before: { prices: ["30.00 USD"] },
			after: { prices: ["25.00 USD"] },
		});
		const rename = sql.execute(`UPDATE "plan_version" SET "name" = 'Other' WHERE "plan_id" = $1::uuid`, [planId]);
		await expect(rename).rejects.toThrow("append-only");
	});

	it("saved as it is makes no version", async () => {
		const planId = await made();
		expect(await changePlan(olivia, { planId, version: 0, ...TERMS })).toMatchObject({ value: { version: 0 } });
		expect(await audited(planId)).toHaveLength(1);
	});

	it("changed by two editors at once: the second is told, and changes nothing", async () => {
		const planId = await made();
		const results = await Promise.all(
			["One", "Other"].map((name) => changePlan(olivia, { planId, version: 0, ...TERMS, name })),
		);
		expect(results.map((result) => (result.ok ? "done" : `${result.code} ${result.key}`)).sort()).toEqual([
			"STALE planChangedMeanwhile",
			"done",
		]);
		expect(await db.planVersion.count({ where: { planId } })).toBe(2);
	});

	it("needs a price in the deployment's currency, and a credit type that is sold", async () => {
		const euros = { prices: [{ currency: "EUR", priceMinor: 2_800n }] };
		const missing = { code: "INVALID", key: "priceMissing", field: "prices" };
		expect(await createPlan(olivia, { creditTypeId: "sms", kind: "pack", ...TERMS, ...euros })).toMatchObject(missing);
		const planId = await made();
		expect(await changePlan(olivia, { planId, version: 0, ...TERMS, ...euros })).toMatchObject(missing);
		expect(await createPlan(olivia, { creditTypeId: "fax", kind: "pack", ...TERMS })).toMatchObject({
			key: "creditTypeNotFound",
		});
		expect(await changePlan(olivia, { planId: newId(), version: 0, ...TERMS })).toMatchObject({ code: "NOT_FOUND" });
	});

	it("is on sale on the days from the first to the last, both included", async () => {
		const [yesterday, today, tomorrow] = [await day(-1), await day(0), await day(1)];
		const window = async (onSaleFrom: string | null, onSaleUntil: string | null) => {
			const planId = await createPlan(olivia, { creditTypeId: "sms", kind: "pack", ...TERMS, onSaleFrom, onSaleUntil });
			if (!planId.ok) throw new Error(planId.key);
			return [(await offered(planId.value.planId)) !== undefined, (await rowOf(planId.value.planId))?.state];
		};
		expect(await window(today, today)).toEqual([true, "onSale"]);
		expect(await window(tomorrow, null)).toEqual([false, "later"]);
		expect(await window(null, yesterday)).toEqual([false, "over"]);
	});

	it("is sold in the currency of the buyer's billing information, else in the deployment's", async () => {
		const both = await made({ prices: [...TERMS.prices, { currency: "EUR", priceMinor: 2_800n }] });
		const dollars = await made();
		const mary = { actor: await actorOf(db, await aUser(db, northwind)), db };
		const billing = {
			...{ kind: "person" as const, legalName: "Mary", addressLine1: "1 Quay", addressLine2: null, city: "Bergen" },
			...{ region: null, postalCode: null, country: "NO", taxId: null, poNumber: null },
			...{ billingEmail: mary.actor.email, currency: "EUR", version: null },
		};
		expect(await saveBillingInformation(mary, billing)).toMatchObject({ ok: true });
		expect(await offered(both, mary)).toMatchObject({ currency: "EUR", priceMinor: 2_800n });
		expect(await offered(dollars, mary)).toMatchObject({ currency: "USD" });
		expect(await offered(both)).toMatchObject({ currency: "USD" });
		expect(await readSoldCurrencies(mary)).toEqual(["USD", "EUR"]);
		await db.deployment.updateMany({ data: { currency: "EUR" } });
		expect(await offered(both)).toMatchObject({ currency: "EUR" });
		expect(await offered(dollars)).toBeUndefined();
		expect(await rowOf(dollars)).toMatchObject({ state: "noPrice" });
		await db.deployment.updateMany({ data: { currency: "USD" } });
	});

	it("withdrawn can't be bought until it is brought back, last in its order", async () => {
		const [planId, other] = [await made(), await made()];
		expect(await withdrawPlan(olivia, { planId })).toMatchObject({ ok: true });
		expect(await withdrawPlan(olivia, { planId })).toMatchObject({ ok: true });
		expect(await offered(planId)).toBeUndefined();
		expect((await listPlans(olivia))?.withdrawn[0]).toMatchObject({ id: planId, creditType: "SMS" });
		expect(await bringPlanBack(olivia, { planId })).toMatchObject({ ok: true });
		const packs = (await readCatalogue(buyer)).flatMap(({ packs }) => packs.map(({ id }) => id));
		expect(packs.indexOf(planId)).toBe(packs.indexOf(other) + 1);
		const actions = (await audited(planId)).map(({ action }) => action);
		expect(actions).toEqual(["plan.created", "plan.withdrawn", "plan.brought_back"]);
	});

	it("moves to its place in the order of its credit type, unless that has changed meanwhile", async () => {
		const [one, two, three] = [
			await made({ creditTypeId: "lab", name: "One" }),
			await made({ creditTypeId: "lab", name: "Two" }),
			await made({ creditTypeId: "lab", name: "Three" }),
		];
		const before = [one, two, three];
		const after = [three, one, two];
		const move = (order: { before: string[]; after: string[] }) => movePlans(olivia, { creditTypeId: "lab", ...order });
		expect(await move({ before, after })).toMatchObject({ ok: true });
		const packs = (await readCatalogue(buyer)).find(({ creditType }) => creditType.id === "lab")?.packs;
		expect(packs?.map(({ id }) => id)).toEqual(after);
		expect(await move({ before, after })).toMatchObject({ code: "STALE", key: "orderChangedMeanwhile" });
		expect(await move({ before: after, after: [three, one] })).toMatchObject({ code: "INVALID" });
		expect(await move({ before: after, after: [three, one, newId()] })).toMatchObject({ code: "INVALID" });
		const [entry] = await db.auditEntry.findMany({ where: { action: "plan.moved" } });
		expect(entry).toMatchObject({ subjectId: "lab", after: { order: ["Three", "One", "Two"] } });
	});

	it("of a retired credit type isn't sold, and can't be made or brought back", async () => {
		await db.creditType.create({ data: { id: "fax", name: "Fax", nameInText: "fax", position: 9 } });
		const planId = await aPlan(db, { creditTypeId: "fax" });
		const withdrawn = await aPlan(db, { creditTypeId: "fax", withdrawnAt: new Date() });
		expect(await offered(planId)).toBeDefined();
		expect(await retireCreditType(olivia, { creditTypeId: "fax" })).toMatchObject({ ok: true });
		expect(await offered(planId)).toBeUndefined();
		expect(await rowOf(planId)).toMatchObject({ state: "retired" });
		const retired = { code: "CONFLICT", key: "creditTypeRetired" };
		expect(await createPlan(olivia, { creditTypeId: "fax", kind: "pack", ...TERMS })).toMatchObject(retired);
		expect(await bringPlanBack(olivia, { planId: withdrawn })).toMatchObject(retired);
	});
});

describe("who may say what is sold", () => {
	it("is the operator with Manage Plans; others find nothing", async () => {
		const planId = await made();
		const rights = OPERATOR_RIGHTS.filter((right) => right !== "manage_catalogue");
		const role = { id: await aUserRole(db, operators, { rights }) };
		const [clerk, administrator] = [
			await aUser(db, operators, { role }),
			await aUser(db, northwind, { role: "administrator" }),
		];
		// A right that a customer's role can't have, if it had it.
		const stray = await aUser(db, northwind, {
			role: { id: await aUserRole(db, northwind, { rights: ["manage_catalogue"] }) },
		});
		for (const user of [clerk, administrator, stray]) {
			const context = { actor: await actorOf(db, user), db };
			const refused = { ok: false, code: "NOT_FOUND", key: "notFound" };
			expect(await createPlan(context, { creditTypeId: "sms", kind: "pack", ...TERMS })).toMatchObject(refused);
			expect(await changePlan(context, { planId, version: 0, ...TERMS, name: "Mine" })).toMatchObject(refused);
			expect(await withdrawPlan(context, { planId })).toMatchObject(refused);
			expect(await bringPlanBack(context, { planId })).toMatchObject(refused);
			expect(await movePlans(context, { creditTypeId: "sms", before: [], after: [] })).toMatchObject(refused);
			expect([await listPlans(context), await readPlan(context, planId)]).toEqual([null, null]);
		}
		expect(await offered(planId)).toMatchObject({ name: "SMS 500", version: 0 });
	});
});

describe("the form of a plan", () => {
	const form = {
		...{
			planId: newId(),
			version: 0,
			name: "SMS 500",
			credits: 500n,
			carryOverCredits: null,
			validityMonths: 12,
			taxRateBasisPoints: "8.25",
		},
		...{ prices: [{ currency: "USD", amount: "30" }], onSaleFrom: "", onSaleUntil: "2026-12-31" },
	};
	const problems = (more: object) =>
		changePlanSchema
			.safeParse({ ...form, ...more })
			.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);

	it("takes amounts and rates as they are typed", () => {
		expect(changePlanSchema.parse(form)).toMatchObject({
			taxRateBasisPoints: 825,
			prices: [{ currency: "USD", priceMinor: 3_000n }],
			onSaleFrom: null,
			onSaleUntil: "2026-12-31",
		});
	});

	it("names what is wrong at its field", () => {
		const price = (currency: string, amount: string) => ({ currency, amount });
		expect(problems({ prices: [price("USD", "1,000")] })).toEqual(["prices.0.amount notAnAmount"]);
		expect(problems({ prices: [price("XXX", "1")] })).toEqual(["prices.0.currency chooseCurrency"]);
		expect(problems({ prices: [price("USD", "1"), price("USD", "2")] })).toEqual(["prices.1.currency currencyTwice"]);
		expect(problems({ onSaleFrom: "2027-01-01" })).toEqual(["onSaleUntil endsBeforeItBegins"]);
		expect(problems({ onSaleFrom: "2026-02-30" })).toEqual(["onSaleFrom notADay"]);
		expect(problems({ taxRateBasisPoints: "a fifth" })).toEqual(["taxRateBasisPoints notARate"]);
		expect(problems({ validityMonths: Number.NaN })).toEqual(["validityMonths notMonths"]);
	});
});

describe("the form of a new plan", () => {
	it("begins like the newest plan of its credit type that is sold, and is valid as long as the newest pack", async () => {
		await db.creditType.create({ data: { id: "voice", name: "Voice", nameInText: "voice", position: 9 } });
		expect(await readNewPlan(olivia, "voice")).toMatchObject({
			...{ currencies: ["USD"], taxRateBasisPoints: 0, validityMonths: null },
		});
		const of = { creditTypeId: "voice" };
		await made({ ...of, taxRateBasisPoints: 700, validityMonths: 24 });
		const prices = [
			{ currency: "EUR", priceMinor: 900n },
			{ currency: "USD", priceMinor: 1_000n },
		];
		const monthly = { ...TERMS, ...of, kind: "unlimited", credits: null, validityMonths: 1, prices } as const;
		expect(await createPlan(olivia, { ...monthly, taxRateBasisPoints: 1_900 })).toMatchObject({ ok: true });
		await withdrawPlan(olivia, { planId: await made({ ...of, taxRateBasisPoints: 5, validityMonths: 3 }) });
		expect(await readNewPlan(olivia, "voice")).toMatchObject({
			...{ currencies: ["EUR", "USD"], taxRateBasisPoints: 1_900, validityMonths: 24 },
		});
	});
});
