import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { readBillingInformation } from "./queries.ts";
import { saveBillingInformation } from "./save-billing-information.ts";
import { type BillingInformationForm, billingInformationSchema } from "./schema.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);

const northwindLtd: BillingInformationForm = {
	kind: "company",
	legalName: "Northwind Ltd",
	addressLine1: "1 Harbour Road",
	addressLine2: "",
	city: "Hong Kong",
	region: "",
	postalCode: "",
	country: "HK",
	taxId: "12345678",
	poNumber: "PO-7",
	billingEmail: "accounts@northwind.example",
	currency: "",
	version: null,
};

let peter: Actor;
beforeEach(async () => {
	const john = await aUser(db, northwind);
	peter = await actorOf(db, await aUser(db, northwind, { creditOwnerId: john.id }));
});

const save = (actor: Actor, change: Partial<BillingInformationForm> = {}) =>
	saveBillingInformation({ actor, db }, billingInformationSchema.parse({ ...northwindLtd, ...change }));

describe("saving billing information", () => {
	it("is the actor's own, not their Credit Owner's (product.md 10)", async () => {
		expect(await save(peter)).toEqual({ ok: true, value: { version: 0, isConfirmationSent: true } });

		expect(await readBillingInformation({ actor: peter, db })).toMatchObject({
			legalName: "Northwind Ltd",
			region: null,
		});
		const { creditOwnerId } = await db.user.findUniqueOrThrow({ where: { id: peter.userId } });
		expect(await readBillingInformation({ actor: await actorOf(db, creditOwnerId), db })).toBeNull();
	});

	it("refuses a form that is older than what is stored", async () => {
		await save(peter);
		await save(peter, { version: 0, city: "Kowloon" });

		expect(await save(peter, { version: 0, city: "Sha Tin" })).toMatchObject({ ok: false, code: "STALE" });
		expect(await save(peter, { version: null, city: "Sha Tin" })).toMatchObject({ ok: false, code: "STALE" });
		expect(await readBillingInformation({ actor: peter, db })).toMatchObject({ city: "Kowloon", version: 1 });
	});

	it("lets one of two concurrent first saves through", async () => {
		for (let round = 0; round < 20; round += 1) {
			const somebody = await actorOf(db, await aUser(db, northwind));
			const answers = await Promise.all([save(somebody, { city: "Kowloon" }), save(somebody, { city: "Sha Tin" })]);
			expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
			expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: "STALE" });
		}
	});

	it("leaves an audit row that names the fields but not their values", async () => {
		await save(peter);
		await save(peter, { version: 0, city: "Kowloon", poNumber: "" });
		await save(peter, { version: 1, city: "Kowloon", poNumber: "" });

		const entries = await db.auditEntry.findMany({ where: { actorId: peter.userId }, orderBy: { happenedAt: "asc" } });
		expect(entries.map((entry) => [entry.action, entry.before, entry.after])).toEqual([
			[
				"billing_information.changed",
				null,
				{ fields: ["kind", "legalName", "addressLine1", "city", "country", "taxId", "poNumber", "billingEmail"] },
			],
			["billing_information.changed", null, { fields: ["city", "poNumber"] }],
		]);
	});
});

describe("the form", () => {
	it("accepts an address of any alphabet, in the form in which addresses are stored", () => {
		const { billingEmail } = billingInformationSchema.parse({
			...northwindLtd,
			billingEmail: " jürgen@Bücher.example",
		});
		expect(billingEmail).toBe("jürgen@xn--bcher-kva.example");
	});

	it("stores no tax id and PO number of a person", () => {
		expect(billingInformationSchema.parse({ ...northwindLtd, kind: "person" })).toMatchObject({
			taxId: null,
			poNumber: null,
		});
	});

	it.each([
		["legalName", "  ", { code: "too_small", minimum: 1 }],
		["legalName", "x".repeat(201), { code: "too_big", maximum: 200 }],
		["billingEmail", "", { code: "too_small", minimum: 1 }],
		["billingEmail", "accounts", { message: "notAnEmail" }],
		["country", "", { message: "chooseCountry" }],
		["country", "XX", { message: "chooseCountry" }],
		["country", "hk", { message: "chooseCountry" }],
		["postalCode", "x".repeat(21), { code: "too_big", maximum: 20 }],
	])("says what is wrong (%s)", (field, value, issue) => {
		const parsed = billingInformationSchema.safeParse({ ...northwindLtd, [field]: value });
		expect(parsed.error?.issues).toEqual([expect.objectContaining({ path: [field], ...issue })]);
	});

	it("refuses fields that it does not have", () => {
		for (const field of ["userId", "organizationId", "role", "__proto__"]) {
			const posted = JSON.parse(JSON.stringify(northwindLtd).replace("{", `{"${field}":"x",`));
			expect(billingInformationSchema.safeParse(posted).success, field).toBe(false);
		}
	});
});
