import { describe, expect, it } from "vitest";
import { aGroupRefill } from "@/lib/refills/test-refills.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { aRunningAllowance } from "@/lib/testing/subscriptions.ts";
import { bringCreditTypeBack } from "./bring-credit-type-back.ts";
import { changeCreditType } from "./change-credit-type.ts";
import { createCreditType } from "./create-credit-type.ts";
import { moveCreditTypes } from "./move-credit-types.ts";
import { listCreditTypes } from "./queries.ts";
import { retireCreditType } from "./retire-credit-type.ts";
import { slugOf } from "./slug-of.ts";

const { db } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db);
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };
const john = await aUser(db, northwind);

const find = async (id: string) => (await listCreditTypes(olivia))?.find((type) => type.id === id);
const actionsOn = async (subjectId: string) =>
	(await db.auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(({ action }) => action);

async function made(name: string): Promise<string> {
	const result = await createCreditType(olivia, { name, nameInText: name.toLowerCase() });
	if (!result.ok) throw new Error(result.key);
	return result.value.creditTypeId;
}

describe("a credit type (product.md 47)", () => {
	it("comes last in the order, with a wallet for everybody there is and will be", async () => {
		const id = await made("Voice");
		expect((await listCreditTypes(olivia))?.map((type) => type.id)).toEqual(["email", "sms", "lab", "voice"]);
		await grantCredits(db, john.id, 7n, { creditTypeId: id });
		expect(await availableTo(db, john.id, { creditTypeId: id })).toBe(7n);
		expect(await find(id)).toMatchObject({ name: "Voice", nameInText: "voice", plans: 0, outstanding: 7n });
		const later = await aUser(db, northwind);
		expect(await availableTo(db, later.id, { creditTypeId: id })).toBe(0n);
		expect(await actionsOn(id)).toEqual(["credit_type.created"]);
	});

	it("can't have another's name, however it is capitalised, also when two make it at once", async () => {
		const taken = { code: "CONFLICT", key: "creditTypeNameTaken", field: "name" };
		expect(await createCreditType(olivia, { name: "eMAIL", nameInText: "mail" })).toMatchObject(taken);
		const names = { name: "Storage", nameInText: "storage" };
		const results = await Promise.all([createCreditType(olivia, names), createCreditType(olivia, names)]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(results.find(({ ok }) => !ok)).toMatchObject(taken);
	});

	it("renamed by two editors at once: the second is told", async () => {
		const creditTypeId = await made("Minutes");
		const rename = (name: string) => changeCreditType(olivia, { creditTypeId, version: 0, name, nameInText: name });
		const results = await Promise.all([rename("Calls"), rename("Talks")]);
		expect(results.map((result) => (result.ok ? "done" : result.key)).sort()).toEqual([
			"creditTypeChangedMeanwhile",
			"done",
		]);
		expect(await find(creditTypeId)).toMatchObject({ version: 1 });
		expect(await actionsOn(creditTypeId)).toEqual(["credit_type.created", "credit_type.changed"]);
		const taken = { creditTypeId, version: 1, name: "email", nameInText: "x" };
		expect(await changeCreditType(olivia, taken)).toMatchObject({ key: "creditTypeNameTaken" });
	});

	it("retired comes last, and what is left of it is still spent; it can be brought back", async () => {
		const creditTypeId = await made("Fax");
		await grantCredits(db, john.id, 5n, { creditTypeId });
		expect(await retireCreditType(olivia, { creditTypeId })).toMatchObject({ ok: true, value: { name: "Fax" } });
		expect(await retireCreditType(olivia, { creditTypeId })).toMatchObject({ ok: true });
		expect((await listCreditTypes(olivia))?.at(-1)).toMatchObject({ id: creditTypeId, outstanding: 5n });
		expect(await availableTo(db, john.id, { creditTypeId })).toBe(5n);
		expect(await bringCreditTypeBack(olivia, { creditTypeId })).toMatchObject({ ok: true });
		expect(await find(creditTypeId)).toMatchObject({ retiredAt: null });
		expect(await actionsOn(creditTypeId)).toEqual([
			"credit_type.created",
			"credit_type.retired",
			"credit_type.brought_back",
		]);
	});

	it("says before it is retired how many subscriptions end and refills pause", async () => {
		const creditTypeId = await made("Pager");
		const sally = await aUser(db, northwind);
		await aRunningAllowance(db, john.id, { creditTypeId });
		await aRunningAllowance(db, sally.id, { creditTypeId, isCancelled: true });
		const [open, deleted] = [
			await aShareGroup(db, { creatorId: sally.id }),
			await aShareGroup(db, { creatorId: sally.id }),
		];
		const owner = { ...sally, actor: await actorOf(db, sally) };
		for (const shareGroupId of [open, deleted]) await aGroupRefill(db, owner, { shareGroupId, creditTypeId });
		expect(await find(creditTypeId)).toMatchObject({ subscriptions: 1, refills: 2 });
		await db.shareGroup.update({ where: { id: deleted }, data: { status: "closing", closingAt: new Date() } });
		expect(await find(creditTypeId)).toMatchObject({ subscriptions: 1, refills: 1 });
		await db.refill.updateMany({
			where: { shareGroupId: open },
			data: { pausedBecause: "owner", pausedAt: new Date() },
		});
		expect(await find(creditTypeId)).toMatchObject({ refills: 0 });
	});

	it("moves to its place in the order, unless that has changed meanwhile", async () => {
		const before = (await listCreditTypes(olivia))?.map(({ id }) => id) ?? [];
		const after = [...before].reverse();
		expect(await moveCreditTypes(olivia, { before, after })).toMatchObject({ ok: true });
		expect((await listCreditTypes(olivia))?.map(({ id }) => id)).toEqual(after);
		expect(await moveCreditTypes(olivia, { before, after })).toMatchObject({ code: "STALE" });
		expect(await moveCreditTypes(olivia, { before: after, after: [] })).toMatchObject({ code: "INVALID" });
	});

	it("is the operator's alone", async () => {
		const administrator = await aUser(db, northwind, { role: "administrator" });
		const context = { actor: await actorOf(db, administrator), db };
		const refused = { ok: false, code: "NOT_FOUND", key: "notFound" };
		const creditTypeId = "email";
		expect(await createCreditType(context, { name: "Mine", nameInText: "mine" })).toMatchObject(refused);
		expect(
			await changeCreditType(context, { creditTypeId, version: 0, name: "Mine", nameInText: "mine" }),
		).toMatchObject(refused);
		expect(await retireCreditType(context, { creditTypeId })).toMatchObject(refused);
		expect(await bringCreditTypeBack(context, { creditTypeId })).toMatchObject(refused);
		expect(await moveCreditTypes(context, { before: [], after: [] })).toMatchObject(refused);
		expect(await listCreditTypes(context)).toBeNull();
		expect(await find(creditTypeId)).toMatchObject({ name: "Email", retiredAt: null });
	});
});

describe("the id of a credit type", () => {
	it.each([
		["Email", [], "email"],
		["Über Größe 2!", [], "uber-gro-e-2"],
		["短信", [], "type"],
		["123 SMS", ["sms"], "sms-2"],
		["A very long name of a credit type indeed", [], "a-very-long-name-of-a-cr"],
	])("of %s is made of its letters", (name, taken, id) => expect(slugOf(name, taken)).toBe(id));
});
