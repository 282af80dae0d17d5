import { beforeEach, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key.ts";
import { findApiKey } from "@/lib/api-keys/find-api-key.ts";
import { loadActor } from "@/lib/auth/actor.ts";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { postBatch } from "@/lib/credit-batches/post-batch.ts";
import { grantCredits as grantCreditsTo } from "@/lib/grants/grant-credits.ts";
import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { recordOrder } from "@/lib/orders/elsewhere/record-order.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aGroupRefill } from "@/lib/refills/test-refills.ts";
import { aPaidOrder, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { aCharge, aClient, availableTo, DAY_MS } from "@/lib/testing/ledger.ts";
import {
	actorOf,
	anOrganization,
	aServiceUser,
	aUser,
	aUserRole,
	type TestOrganization,
	type TestUser,
} from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { aCoverage, aRunningAllowance } from "@/lib/testing/subscriptions.ts";
import { listOrganizations } from "../list-organizations.ts";
import { readOrganization } from "../queries.ts";
import { resumeOrganization } from "../resume-organization.ts";
import type { OrganizationsQuery } from "../schema.ts";
import { suspendOrganization } from "../suspend-organization.ts";
import { anonymiseOrganization } from "./anonymise-organization.ts";
import { closeOrganization } from "./close-organization.ts";
import { readExportFile } from "./export-files.ts";
import { previewClosing } from "./preview-closing.ts";

const { db, sql } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };
const acme = await anOrganization(db, { name: "Acme" });
const reason = "They have left us";
const words = { hidden_group: "a share group", subscription: "a subscription" };

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

const close = (name = northwind.name) => closeOrganization(olivia, { organizationId: northwind.id, name, reason });

/** Credits of John's in a new share group that lets Tom in. */
async function shareWithTom(credits: bigint): Promise<string> {
	const shareGroupId = await aShareGroup(db, { creatorId: john.id, name: "Labs", addresses: [tom.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits, actorId: null };
	await transact(db, (tx) => postAllocation(tx, allocation));
	return shareGroupId;
}

async function aPendingOrder(credits = 10n): Promise<string> {
	const id = await aPaidOrder(db, { buyerId: peter.id, beneficiaryId: john.id, credits });
	await db.order.update({ where: { id }, data: { status: "pending", paidAt: null, expiresAt: null } });
	return id;
}

const charge = async (user: { readonly id: string }, credits = 1n) => {
	const [answer] = await postCharges(aClient(db), [aCharge(user.id, credits)]);
	return answer?.ok ? "charged" : (answer?.code ?? "unanswered");
};

describe("a closed organization (product.md 57a)", () => {
	it("has its orders cancelled, its groups deleted, its keys and invitations ended, and its people suspended", async () => {
		const robot = await aServiceUser(db, northwind, { responsibleId: john.id });
		await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
		const shareGroupId = await shareWithTom(20n);
		await aGroupRefill(db, { ...john, actor: await actorOf(db, john) }, { shareGroupId });
		const held = await placeHold(aClient(db), { ...aCharge(john.id, 5n), lifetimeMs: 3_600_000 });
		if (!held.ok) throw new Error(held.key);
		const orderId = await aPendingOrder();
		const { id: invitationId } = await anInvitation(db, northwind);
		const session = await startSession({ userId: john.id, userAgent: null, ipAddress: null }, db);
		const key = await createApiKey(
			{ actor: await actorOf(db, john), db },
			{ name: "Key", kind: "organization", isTest: false, userId: null, scopes: ["check"], expiresAt: null },
		);
		if (!key.ok) throw new Error(key.key);
		expect(await previewClosing(olivia, northwind.id)).toMatchObject({
			...{
				openOrders: 1,
				refundableOrders: 1,
				groups: 1,
				keys: 1,
				serviceUsers: 1,
				invitations: 1,
				holds: 1,
				subscriptions: { total: 0, rows: [] },
				refills: 1,
				limits: 0,
			},
			left: {
				total: 2,
				rows: [
					{ name: "John Lee", group: null, purchased: 30n, granted: 0n, held: 5n },
					{ name: "John Lee", group: "Labs", purchased: 20n, held: 0n },
				],
			},
		});

		expect(await close()).toEqual({
			ok: true,
			value: { name: northwind.name, people: 4, cancelledOrders: 1, deletedGroups: 1, keys: 1 },
		});
		expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ status: "cancelled" });
		expect(await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } })).toMatchObject({ status: "deleted" });
		expect(await db.invitation.findUniqueOrThrow({ where: { id: invitationId } })).not.toMatchObject({
			revokedAt: null,
		});
		expect(await findApiKey(key.value.secret, db)).toEqual({ state: "revoked" });
		expect([await userOfSession(session, db), await loadActor(john.id, db)]).toEqual([null, null]);
		expect(await db.refill.count({ where: { userId: john.id, removedAt: null } })).toBe(0);
		expect(await availableTo(db, john.id)).toBe(45n);
		expect([await charge(john), await charge(peter), await charge(robot), await charge(tom)]).toEqual([
			...["SUSPENDED", "SUSPENDED", "SUSPENDED", "INSUFFICIENT_CREDITS"],
		]);
		const captured = await captureHold(aClient(db), { key: newId(), holdId: held.value.holdId, credits: 5n });
		expect(captured, "what was on hold before").toMatchObject({ ok: true });
		expect(
			await db.auditEntry.findFirst({ where: { action: "organization.closed" }, orderBy: { happenedAt: "desc" } }),
		).toMatchObject({
			...{ organizationId: northwind.id, actorId: olivia.actor.userId, reason },
			after: { people: 4, deletedGroups: ["Labs"], apiKeys: 1, left: ["email: 50"] },
		});
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("has its subscriptions listed before, and ended with the orders that pay them", async () => {
		const allowance = await aRunningAllowance(db, john.id);
		const covering = await aCoverage(db, peter.id, { plan: "Unlimited email" });
		const strangers = await aRunningAllowance(db, tom.id);
		const orderId = await aPendingOrder();
		await db.subscription.update({ where: { id: allowance }, data: { unpaidOrderId: orderId } });
		const { subscriptions } = (await previewClosing(olivia, northwind.id)) ?? {};
		const inAMonth = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
		expect(subscriptions).toMatchObject({
			total: 2,
			rows: [
				{ id: allowance, subscriber: "John Lee", plan: "Monthly 1,000", type: "email", status: "active" },
				{ id: covering, subscriber: "Peter Wong", plan: "Unlimited email", periodEndsOn: inAMonth },
			],
		});
		expect(await close()).toMatchObject({ ok: true, value: { cancelledOrders: 1 } });
		const ended = await db.subscription.findMany({ where: { status: "ended" }, orderBy: { user: { name: "asc" } } });
		expect(ended.map(({ id, unpaidOrderId }) => [id, unpaidOrderId])).toEqual([
			[allowance, null],
			[covering, null],
		]);
		expect(await db.coverage.count({ where: { subscriptionId: covering, coversUntil: { gt: new Date() } } })).toBe(0);
		expect(await db.subscription.findUniqueOrThrow({ where: { id: strangers } })).toMatchObject({ status: "active" });
		expect(
			await db.auditEntry.findFirst({ where: { action: "organization.closed" }, orderBy: { happenedAt: "desc" } }),
		).toMatchObject({ after: { subscriptions: 2 } });
		expect((await previewClosing(olivia, northwind.id))?.subscriptions).toEqual({ rows: [], total: 0 });
	});

	it("can't be bought for, given or brought anything, suspended or resumed", async () => {
		await close();
		const planId = await aPlan(db, { creditTypeId: "email", credits: 10n });
		const order = { reference: newId(), buyer: peter.email, planId, currency: "EUR", totalMinor: 1n, taxMinor: 0n };
		const refused = { code: "SUSPENDED", key: "organizationIsClosed" };
		expect(await recordOrder(olivia, { ...order, isPaid: true })).toMatchObject({ ...refused, field: "buyer" });
		const grant = { key: newId(), userId: john.id, creditTypeId: "email", credits: 5n, expiresOn: null, reason };
		expect(await grantCreditsTo(olivia, grant)).toMatchObject(refused);
		const cells = {
			line: 2,
			user: john.email,
			creditType: "email",
			credits: "5",
			expiresOn: "",
			reference: "",
			price: "",
		};
		const batch = { kind: "grants", key: newId(), reason, fileName: null } as const;
		expect(await postBatch(olivia, { ...batch, lines: [{ ...cells, currency: "" }] })).toMatchObject({
			details: { wrong: [{ problem: { kind: "organizationClosed" } }] },
		});
		const organizationId = northwind.id;
		for (const verb of [suspendOrganization, resumeOrganization]) {
			expect(await verb(olivia, { organizationId, reason })).toMatchObject({ key: "organizationIsClosed" });
		}
		expect(await availableTo(db, john.id)).toBe(0n);
	});

	it("can still have its paid orders refunded", async () => {
		const { orderId } = await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
		await suspendOrganization(olivia, { organizationId: northwind.id, reason: "Unpaid" });
		expect(await close()).toMatchObject({ ok: true });
		expect(await readOrganization(olivia, northwind.id)).toMatchObject({
			...{ suspension: { reason: "Unpaid" }, closing: { by: "Olivia", reason }, anonymisedAt: null },
		});
		expect(await refundOrder(olivia, { orderId, reason })).toMatchObject({ ok: true });
	});

	it("is listed apart, and closed once, by its name", async () => {
		const query: OrganizationsQuery = {
			...{ search: northwind.name, status: null, from: null, to: null },
			...{ sort: "name", descending: false, offset: 0, limit: 25 },
		};
		const found = async (status: OrganizationsQuery["status"]) =>
			(await listOrganizations(olivia, { ...query, status }))?.rows.map((row) => row.status);
		expect(await close("northwind")).toMatchObject({ code: "INVALID", field: "name" });
		expect([await found(null), await found("closed")]).toEqual([["active"], []]);
		const both = await Promise.all([close(), close()]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect([await found(null), await found("suspended"), await found("closed")]).toEqual([[], [], ["closed"]]);
	});

	it("is the operator's alone to close: nobody else finds it, and the operator's own can't be", async () => {
		const role = await aUserRole(db, operators, { rights: ["manage_orders", "grant_credits"] });
		const strangers = [john, tom, await aUser(db, operators, { role: { id: role } })];
		for (const stranger of strangers) {
			const context = { actor: await actorOf(db, stranger), db };
			const input = { organizationId: northwind.id, name: northwind.name };
			expect(await closeOrganization(context, { ...input, reason })).toMatchObject({ code: "NOT_FOUND" });
			expect(await anonymiseOrganization(context, input)).toMatchObject({ code: "NOT_FOUND" });
			expect(await previewClosing(context, northwind.id)).toBeNull();
			expect(await readExportFile(context, { organizationId: northwind.id, file: "people", words })).toBeNull();
		}
		const own = { organizationId: operators.id, name: operators.name };
		expect(await closeOrganization(olivia, { ...own, reason })).toMatchObject({ code: "NOT_FOUND" });
		expect(await loadActor(john.id, db)).not.toBeNull();
	});

	it("is closed before or after each charge and payment that comes at once, and never in the middle", async () => {
		for (let round = 0; round < 10; round += 1) {
			northwind = await anOrganization(db, { name: `Northwind ${newId()}` });
			john = await aUser(db, northwind, { name: "John Lee" });
			peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
			await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
			const shareGroupId = await shareWithTom(20n);
			const orderId = await aPendingOrder(10n);
			const charges = [john, peter, tom, john, peter, tom].map((user) => charge(user));
			const paying = markOrderPaid(olivia, { orderId });
			const [closed, paid, answers] = await Promise.all([close(), paying, Promise.all(charges)]);
			expect(closed).toMatchObject({ ok: true });
			const used = BigInt(answers.filter((answer) => answer === "charged").length);
			const order = await db.order.findUniqueOrThrow({ where: { id: orderId } });
			expect(order.status).toBe(paid.ok ? "paid" : "cancelled");
			expect(await availableTo(db, john.id)).toBe(50n - used + (paid.ok ? 10n : 0n));
			expect(await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } })).toMatchObject({
				status: "deleted",
			});
			expect([await charge(john), await charge(peter)]).toEqual(["SUSPENDED", "SUSPENDED"]);
		}
		expect(await verifyLedger(sql)).toEqual([]);
	});
});
