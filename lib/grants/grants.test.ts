import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { adjustCredits } from "./adjust-credits.ts";
import { grantCredits } from "./grant-credits.ts";
import { readHolderMovementsFile } from "./holder-movements-file.ts";
import { findHolders, holdersFileOf, readHolder } from "./queries.ts";
import { undoMovement } from "./undo-movement.ts";

const { db, sql } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db, { name: "Northwind" });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };
const reason = "An outage";

let john: TestUser;
beforeEach(async () => {
	john = await aUser(db, northwind, { name: "John Lee" });
});

const grant = (more: object = {}) =>
	grantCredits(olivia, {
		...{ key: newId(), userId: john.id, creditTypeId: "email", credits: 50n, expiresOn: null, reason },
		...more,
	});

const search = (text: string) => ({ search: text, descending: false, offset: 0, limit: 25 });

const available = () => availableTo(db, john.id);
const history = async () => (await readHolder(olivia, john.id))?.movements ?? [];
const audited = async () =>
	db.auditEntry.findMany({
		where: { subjectId: john.id, action: { startsWith: "user.credits" } },
		orderBy: { id: "asc" },
	});

async function lastOf() {
	const [last] = await history();
	if (!last) throw new Error("Nothing was granted.");
	return { accountId: last.accountId, version: last.version };
}

describe("a grant (product.md 42)", () => {
	it("arrives once, however often it is sent, and its reason is in the log of the holder's organization", async () => {
		const input = { key: newId(), expiresOn: "2099-12-31" };
		for (let times = 0; times < 2; times += 1)
			expect(await grant(input)).toMatchObject({ ok: true, value: { balanceAfter: 50n } });
		expect(await available()).toBe(50n);
		const [wallet] = (await readHolder(olivia, john.id))?.wallets ?? [];
		expect(wallet).toMatchObject({
			creditTypeId: "email",
			available: 50n,
			lots: [{ kind: "granted", remaining: 50n, expiresAt: new Date("2099-12-31T23:59:59.999Z") }],
		});
		expect(await history()).toMatchObject([{ kind: "grant", credits: 50n, reason, actor: "Olivia", isUndone: false }]);
		expect(await audited()).toMatchObject([
			{
				action: "user.credits_granted",
				organizationId: northwind.id,
				reason,
				after: { creditType: "Email", credits: "50" },
			},
		]);
		expect(await grant({ ...input, credits: 51n }), "another body").toMatchObject({ ok: false });
	});

	it("is refused to removed users, of retired types, and with an end that is over", async () => {
		const gone = await aUser(db, northwind, { status: "removed" });
		expect(await grant({ userId: gone.id })).toMatchObject({ code: "NOT_FOUND", key: "holderNotFound" });
		expect(await grant({ creditTypeId: "fax" })).toMatchObject({ code: "NOT_FOUND", key: "creditTypeNotFound" });
		await db.creditType.update({ where: { id: "lab" }, data: { retiredAt: new Date() } });
		expect(await grant({ creditTypeId: "lab" })).toMatchObject({ code: "CONFLICT", key: "creditTypeRetired" });
		expect(await grant({ expiresOn: "2020-01-01" })).toMatchObject({ code: "INVALID", field: "expiresOn" });
		expect(await available()).toBe(0n);
	});
});

describe("an adjustment", () => {
	it("adds to a lot or takes from it, never more than is unspent", async () => {
		const { lotId } = await boughtCredits(db, { beneficiaryId: john.id, credits: 20n });
		const adjust = (credits: bigint) => adjustCredits(olivia, { key: newId(), lotId, credits, reason });
		expect(await adjust(5n)).toMatchObject({ ok: true, value: { lotRemaining: 25n } });
		expect(await adjust(-10n)).toMatchObject({ ok: true, value: { lotRemaining: 15n } });
		expect(await adjust(-16n)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
		expect(await available()).toBe(15n);
		expect((await history()).map(({ credits }) => credits)).toEqual([-10n, 5n]);
		expect((await audited()).map(({ after }) => after)).toMatchObject([{ credits: "5" }, { credits: "-10" }]);
		expect(await adjustCredits(olivia, { key: newId(), lotId: newId(), credits: 1n, reason })).toMatchObject({
			key: "lotNotFound",
		});
	});
});

describe("undoing", () => {
	it("posts the opposite movement, once, also when two do it at once", async () => {
		await grant();
		const movement = await lastOf();
		const undo = () => undoMovement(olivia, { ...movement, reason: "A mistake" });
		const results = await Promise.all([undo(), undo()]);
		expect(results).toMatchObject([{ ok: true }, { ok: true }]);
		expect(await available()).toBe(0n);
		expect(await history()).toMatchObject([
			{ kind: "adjustment", credits: -50n, reason: "A mistake", isUndone: false },
			{ kind: "grant", credits: 50n, isUndone: true },
		]);
		expect(await undoMovement(olivia, { ...(await lastOf()), reason: "It was right" })).toMatchObject({ ok: true });
		expect(await available(), "an undoing is undone").toBe(50n);
	});

	it("is refused while what was given is spent, and possible once it is back", async () => {
		await grant();
		const movement = await lastOf();
		const lotId = (await readHolder(olivia, john.id))?.wallets[0]?.lots[0]?.id ?? "";
		await adjustCredits(olivia, { key: newId(), lotId, credits: -20n, reason });
		const undo = () => undoMovement(olivia, { ...movement, reason });
		const unspent = async () => (await history()).find(({ kind }) => kind === "grant")?.unspent;
		expect(await unspent(), "what an operator sees before").toBe(30n);
		expect(await undo()).toMatchObject({ code: "CONFLICT", key: "undoneHasFewer", values: { available: 30n } });
		expect(await available()).toBe(30n);
		await adjustCredits(olivia, { key: newId(), lotId, credits: 20n, reason });
		expect(await undo()).toMatchObject({ ok: true });
		expect(await available()).toBe(0n);
	});

	it("is of grants and adjustments alone", async () => {
		await boughtCredits(db, { beneficiaryId: john.id, credits: 20n });
		const account = await db.account.findFirstOrThrow({ where: { userId: john.id, creditTypeId: "email" } });
		const purchase = { accountId: account.id, version: 1n, reason };
		expect(await undoMovement(olivia, purchase)).toMatchObject({ code: "NOT_FOUND", key: "movementNotFound" });
		expect(await undoMovement(olivia, { ...purchase, version: 99n })).toMatchObject({ code: "NOT_FOUND" });
		expect(await available()).toBe(20n);
	});
});

describe("who may", () => {
	it("is the operator with Grant Credits, who finds users of all organizations", async () => {
		const jane = await aUser(db, northwind, { name: "Jane Unique" });
		const sandbox = await anOrganization(db, { name: "Northwind (sandbox)" });
		await aUser(db, sandbox, { name: "Jane Unique of Nowhere" });
		await db.organization.update({ where: { id: sandbox.id }, data: { sandboxOfId: northwind.id } });
		expect(await findHolders(olivia, search("jane uni"))).toMatchObject({
			holders: [{ id: jane.id, name: "Jane Unique", organization: "Northwind" }],
			hasMore: false,
		});
		expect((await findHolders(olivia, search("northw")))?.holders.map(({ id }) => id)).toContain(jane.id);
		const file = holdersFileOf(olivia, search("jane uni"));
		expect(await sql.query(file?.text ?? "", file?.values)).toEqual([
			{ user_id: jane.id, name: "Jane Unique", email: jane.email, organization: "Northwind", status: "active" },
		]);
		const { lotId } = await boughtCredits(db, { beneficiaryId: john.id, credits: 20n });
		await grant();
		const movement = await lastOf();
		const { holder, query = null } = (await readHolderMovementsFile(olivia, john.id)) ?? {};
		expect(holder).toBe(john.name);
		const rows = await rowsOfFile(sql, query);
		expect(
			rows.map(({ date, what, credits, credit_type_id, by }) => [date, what, credits, credit_type_id, by]),
		).toEqual(
			(await history()).map(({ at, kind, credits, creditTypeId, actor }) => [at, kind, credits, creditTypeId, actor]),
		);
		expect(rows[0]).toMatchObject({ reason });
		expect(await readHolderMovementsFile(olivia, newId())).toBeNull();
		const role = { id: await aUserRole(db, operators, { rights: ["manage_orders"] }) };
		for (const user of [await aUser(db, operators, { role }), await aUser(db, northwind, { role: "administrator" })]) {
			const context = { actor: await actorOf(db, user), db };
			const refused = { ok: false, code: "NOT_FOUND", key: "notFound" };
			const gift = { key: newId(), userId: john.id, creditTypeId: "email", credits: 1n, expiresOn: null, reason };
			expect(await grantCredits(context, gift)).toMatchObject(refused);
			expect(await adjustCredits(context, { key: newId(), lotId, credits: 1n, reason })).toMatchObject(refused);
			expect(await undoMovement(context, { ...movement, reason })).toMatchObject(refused);
			expect([await findHolders(context, search("j")), await readHolder(context, john.id)]).toEqual([null, null]);
			expect(holdersFileOf(context, search("j"))).toBeNull();
			expect(await readHolderMovementsFile(context, john.id)).toBeNull();
		}
		expect(await available()).toBe(70n);
	});
});
