import { beforeEach, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key.ts";
import { findApiKey } from "@/lib/api-keys/find-api-key.ts";
import { loadActor } from "@/lib/auth/actor.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { signIn } from "@/lib/auth/sign-in/sign-in.ts";
import { findHolders } from "@/lib/grants/queries.ts";
import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import {
	actorOf,
	anOrganization,
	aUser,
	aUserRole,
	type TestOrganization,
	type TestUser,
} from "@/lib/testing/people.ts";
import { listCreditsByOrganization } from "./list-credits-by-organization.ts";
import { listOrganizations } from "./list-organizations.ts";
import { readOrganization, readOrganizationGroups, readOrganizationPeople } from "./queries.ts";
import { readCreditSums } from "./read-credit-sums.ts";
import { resumeOrganization } from "./resume-organization.ts";
import type { CreditsByOrganizationQuery, OrganizationsQuery } from "./schema.ts";
import { suspendOrganization } from "./suspend-organization.ts";

const { db } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };
const acme = await anOrganization(db, { name: "Acme" });
const reason = "Unpaid for months";
const EVERY: OrganizationsQuery = {
	...{ search: "", status: null, from: null, to: null },
	...{ sort: "name", descending: false, offset: 0, limit: 25 },
};
const PEOPLE = { search: "", sort: "name", descending: false, offset: 0, limit: 25 } as const;

let northwind: TestOrganization;
let john: TestUser;
let peter: TestUser;
let tom: TestUser;

beforeEach(async () => {
	northwind = await anOrganization(db, { name: `Northwind ${newId()}` });
	john = await aUser(db, northwind, { name: "John Lee", role: "administrator" });
	peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
	tom = await aUser(db, acme, { name: "Tom" });
});

const suspend = () => suspendOrganization(olivia, { organizationId: northwind.id, reason });
const resume = () => resumeOrganization(olivia, { organizationId: northwind.id });
const BY_OUTSTANDING: CreditsByOrganizationQuery = {
	...{ creditTypeId: "email", search: "", offset: 0, limit: 25 },
	...{ sort: "outstanding", descending: true },
};
const SUMS = ["soldLastMonth", "usedThisMonth", "held", "expiring", "outstanding"] as const;

/** Credits of John's in a new share group. */
async function shareEmail(credits: bigint, addresses: readonly string[] = []): Promise<string> {
	const shareGroupId = await aShareGroup(db, { creatorId: john.id, name: "Labs", addresses });
	const allocation = { shareGroupId, creditTypeId: "email", credits, actorId: null };
	await transact(db, (tx) => postAllocation(tx, allocation));
	return shareGroupId;
}

async function hold(credits: bigint): Promise<string> {
	const held = await placeHold(aClient(db), { ...aCharge(john.id, credits), lifetimeMs: 3_600_000 });
	if (!held.ok) throw new Error(held.key);
	return held.value.holdId;
}

const charge = async (user: TestUser, credits = 1n) => {
	const [answer] = await postCharges(aClient(db), [aCharge(user.id, credits)]);
	return answer?.ok ? "charged" : (answer?.code ?? "unanswered");
};

describe("a suspended organization (product.md 57)", () => {
	it("signs nobody in, ends their sessions, and lets them in again once it is resumed", async () => {
		await db.user.update({ where: { id: john.id }, data: { passwordHash: await hashPassword("a quiet harbour") } });
		const enter = () =>
			signIn(
				{ email: john.email, password: "a quiet harbour" },
				{ ipAddress: "192.0.2.1", userAgent: "a browser" },
				db,
			);
		const session = await startSession({ userId: john.id, userAgent: null, ipAddress: null }, db);
		expect(await suspend()).toEqual({ ok: true, value: null });
		expect(await userOfSession(session, db)).toBeNull();
		expect(await loadActor(john.id, db)).toBeNull();
		expect(await enter()).toEqual({ ok: false, problem: { kind: "wrong" } });
		expect(await resume()).toEqual({ ok: true, value: null });
		expect(await enter()).toMatchObject({ ok: true });
		expect(await userOfSession(session, db), "a session that was ended").toBeNull();
	});

	it("is charged nothing and pays for nobody, its share groups' members included, and gets nothing taken", async () => {
		await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
		await shareEmail(20n, [tom.email]);
		const holdId = await hold(5n);
		expect([await charge(john), await charge(peter), await charge(tom)]).toEqual(["charged", "charged", "charged"]);
		await suspend();
		expect([await charge(john), await charge(peter), await charge(tom)]).toEqual([
			"SUSPENDED",
			"SUSPENDED",
			"SUSPENDED",
		]);
		const captured = await captureHold(aClient(db), { key: newId(), holdId, credits: 5n });
		expect(captured, "what was on hold before").toMatchObject({ ok: true });
		await resume();
		expect([await charge(john), await charge(peter), await charge(tom)]).toEqual(["charged", "charged", "charged"]);
	});

	it("has its users who were suspended one by one stay so", async () => {
		await db.user.update({ where: { id: peter.id }, data: { status: "suspended" } });
		await suspend();
		await resume();
		expect(await loadActor(peter.id, db)).toBeNull();
		expect(await loadActor(john.id, db)).not.toBeNull();
	});

	it("has its keys refused", async () => {
		const made = await createApiKey(
			{ actor: await actorOf(db, john), db },
			{ name: "Key", kind: "organization", isTest: false, userId: null, scopes: ["check"], expiresAt: null },
		);
		if (!made.ok) throw new Error(made.key);
		await suspend();
		expect(await findApiKey(made.value.secret, db)).toEqual({ state: "suspended" });
		await resume();
		expect(await findApiKey(made.value.secret, db)).toMatchObject({ state: "active" });
	});

	it("is suspended once, with the reason in its own audit log", async () => {
		const both = await Promise.all([suspend(), suspend()]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await suspend()).toMatchObject({ code: "CONFLICT", key: "organizationIsSuspended" });
		const log = { organizationId: northwind.id, subjectId: northwind.id };
		expect(await db.auditEntry.findMany({ where: log })).toMatchObject([
			{ action: "organization.suspended", actorId: olivia.actor.userId, reason },
		]);
		await resume();
		expect(await resume()).toMatchObject({ code: "CONFLICT", key: "organizationIsNotSuspended" });
	});

	it("is never the operator's own, and only the operator's to suspend", async () => {
		const input = { organizationId: operators.id, reason };
		expect(await suspendOrganization(olivia, input)).toMatchObject({ code: "NOT_FOUND" });
		const role = await aUserRole(db, operators, { rights: ["manage_orders"] });
		const strangers = [
			john,
			await aUser(db, acme, { role: "administrator" }),
			await aUser(db, operators, { role: { id: role } }),
		];
		for (const stranger of strangers) {
			const context = { actor: await actorOf(db, stranger), db };
			const organizationId = northwind.id;
			expect(await suspendOrganization(context, { organizationId, reason })).toMatchObject({ code: "NOT_FOUND" });
			expect(await resumeOrganization(context, { organizationId })).toMatchObject({ code: "NOT_FOUND" });
			expect(await readOrganization(context, organizationId)).toBeNull();
			expect(await readOrganizationPeople(context, { ...PEOPLE, organizationId: organizationId })).toBeNull();
			expect(await readOrganizationGroups(context, { organizationId })).toBeNull();
			expect(await readCreditSums(context)).toBeNull();
			expect(await readCreditSums(context, { organizationId })).toBeNull();
			expect(await listCreditsByOrganization(context, BY_OUTSTANDING)).toBeNull();
			expect(await listOrganizations(context, EVERY)).toBeNull();
		}
		expect(await loadActor(john.id, db)).not.toBeNull();
	});
});

describe("Operator › Organizations", () => {
	it("lists customers, not the operator's own and no sandboxes, by name, state and day", async () => {
		await db.organization.create({ data: { id: newId(), name: "Sandbox", sandboxOfId: northwind.id } });
		const namesOf = async (query: Partial<OrganizationsQuery> = {}) =>
			(await listOrganizations(olivia, { ...EVERY, ...query }))?.rows.map(({ name }) => name) ?? [];
		const all = await namesOf();
		expect(all).toContain("Acme");
		expect(all).toContain(northwind.name);
		expect(all).not.toContain("Sandbox");
		expect(all).not.toContain(operators.name);
		expect(await namesOf({ descending: true })).toEqual([...all].reverse());
		expect(await namesOf({ search: northwind.name.slice(5) })).toEqual([northwind.name]);
		expect(await namesOf({ search: "%" })).toEqual([]);
		await suspend();
		expect(await namesOf({ status: "suspended", search: northwind.name })).toEqual([northwind.name]);
		expect(await namesOf({ status: "active", search: northwind.name })).toEqual([]);
		await db.organization.update({
			where: { id: northwind.id },
			data: { createdAt: new Date("2020-02-29T12:00:00Z") },
		});
		expect(await namesOf({ from: "2020-02-29", to: "2020-02-29" })).toEqual([northwind.name]);
		expect(await namesOf({ to: "2020-02-28" })).toEqual([]);
		await boughtCredits(db, { beneficiaryId: john.id, credits: 5n });
		const [row] = (await listOrganizations(olivia, { ...EVERY, search: northwind.name }))?.rows ?? [];
		expect(row).toMatchObject({ people: 2, pendingOrders: 0, lastOrderAt: new Date("2026-01-01T12:00:00Z") });
		expect(row?.status).toBe("suspended");
	});

	it("shows one's people with their own credits, and its share groups", async () => {
		await grantCredits(db, peter.id, 7n, { creditTypeId: "sms" });
		await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
		await shareEmail(20n);
		expect(await readOrganization(olivia, northwind.id)).toMatchObject({
			people: 2,
			serviceUsers: 0,
			suspension: null,
		});
		expect(await readOrganizationPeople(olivia, { ...PEOPLE, organizationId: northwind.id })).toMatchObject({
			hasMore: false,
			rows: [
				{ name: "John Lee", creditOwner: null, credits: [{ creditTypeId: "email", available: 30n }] },
				{ name: "Peter Wong", creditOwner: "John Lee", credits: [{ nameInText: "SMS", available: 7n }] },
			],
		});
		const found = await readOrganizationPeople(olivia, {
			...PEOPLE,
			organizationId: northwind.id,
			search: "peter",
		});
		expect(found?.rows.map(({ name }) => name)).toEqual(["Peter Wong"]);
		expect(await readOrganizationGroups(olivia, { organizationId: northwind.id })).toMatchObject({
			total: 1,
			rows: [{ name: "Labs", creator: "John Lee", credits: [{ creditTypeId: "email", available: 20n }] }],
		});
		const elsewhere = await readOrganizationPeople(olivia, { ...PEOPLE, organizationId: acme.id });
		expect(elsewhere?.rows.map(({ name }) => name)).not.toContain("John Lee");
	});

	it("adds up per credit type what is sold, used, in wallets and groups, on hold and about to expire", async () => {
		const { orderId } = await boughtCredits(db, { beneficiaryId: john.id, credits: 50n, expiresAt: inDays(10) });
		await grantCredits(db, john.id, 5n);
		await grantCredits(db, tom.id, 99n);
		await shareEmail(20n);
		await postCharges(aClient(db), [aCharge(peter.id, 4n)]);
		await hold(3n);
		const now = new Date();
		await db.order.update({ where: { id: orderId }, data: { paidAt: now } });
		const none = { soldLastMonth: 0n, usedLastMonth: 0n };
		const email = {
			...{ organizationId: northwind.id, creditTypeId: "email", soldThisMonth: 50n, usedThisMonth: 4n, ...none },
			...{ inWallets: 28n, inGroups: 20n, held: 3n, expiring: 43n, lost: 38n, outstanding: 51n },
		};
		const own = { organizationId: northwind.id };
		expect(await readCreditSums(olivia, own)).toEqual([{ ...email, name: "Email", isRetired: false }]);
		expect(await refundOrder(olivia, { orderId, reason })).toMatchObject({ ok: true });
		const left = { inWallets: 5n, inGroups: 0n, held: 3n, expiring: 0n, outstanding: 8n };
		expect(await readCreditSums(olivia, own)).toMatchObject([{ ...left, soldThisMonth: 7n, usedThisMonth: 4n }]);
		// Expired and not swept yet: it can't be spent any more.
		const past = { expiresAt: inDays(-1), clock: clockAt(inDays(-2)) };
		await grantCredits(db, john.id, 6n, { creditTypeId: "sms", ...past });
		expect(await readCreditSums(olivia, own)).toMatchObject([
			{},
			{ creditTypeId: "sms", inWallets: 0n, outstanding: 0n },
		]);
	});

	it("says the same of one organization, of a credit type's, and of all together, sandboxes left out", async () => {
		await boughtCredits(db, { beneficiaryId: john.id, credits: 30n });
		await shareEmail(10n);
		await postCharges(aClient(db), [aCharge(peter.id, 2n)]);
		const sandbox = await anOrganization(db, { name: `Sandbox ${newId()}` });
		await db.organization.update({ where: { id: sandbox.id }, data: { sandboxOfId: northwind.id } });
		const tester = await aUser(db, sandbox);
		await boughtCredits(db, { beneficiaryId: tester.id, credits: 1_000_000n });
		const everyone = (await readCreditSums(olivia))?.find(({ creditTypeId }) => creditTypeId === "email");
		const list = await listCreditsByOrganization(olivia, { ...BY_OUTSTANDING, limit: 100 });
		const rows = list?.rows ?? [];
		const [one] = (await readCreditSums(olivia, { organizationId: northwind.id })) ?? [];
		const mine = rows.find(({ organizationId }) => organizationId === northwind.id);
		for (const name of SUMS) {
			expect(
				rows.reduce((sum, row) => sum + row[name], 0n),
				name,
			).toBe(everyone?.[name]);
			expect(mine?.[name], name).toBe(one?.[name]);
		}
		expect(rows.map(({ organizationId }) => organizationId)).not.toContain(sandbox.id);
		expect(rows.map(({ outstanding }) => outstanding)).toEqual(
			rows.map(({ outstanding }) => outstanding).sort((a, b) => Number(b - a)),
		);
		const found = await listCreditsByOrganization(olivia, { ...BY_OUTSTANDING, search: northwind.name });
		expect(found).toMatchObject({ creditType: "Email", total: 1, rows: [{ isCustomer: true, outstanding: 28n }] });
		expect(await listCreditsByOrganization(olivia, { ...BY_OUTSTANDING, creditTypeId: "nothing" })).toBeNull();
	});

	it("is where the organizations of Operator › Credits lead to, unless they have no page", async () => {
		const holdersOf = async (search: string) =>
			(await findHolders(olivia, { search, descending: false, offset: 0, limit: 5 }))?.holders ?? [];
		expect(await holdersOf(john.email)).toMatchObject([{ organizationId: northwind.id, isCustomer: true }]);
		expect(await holdersOf("Olivia")).toMatchObject([{ organizationId: operators.id, isCustomer: false }]);
	});
});
