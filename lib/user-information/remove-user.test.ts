import { describe, expect, it } from "vitest";
import { mintToken, readToken } from "@/lib/accounts/tokens/tokens.ts";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { listCreditOwnerCandidates } from "@/lib/owners/queries.ts";
import { listUsers, readUser } from "@/lib/people/queries.ts";
import { northwind, THEMSELVES } from "@/lib/people/test-northwind.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { readUsage } from "@/lib/usage/queries.ts";
import { NEWEST_USAGE } from "@/lib/usage/schema.ts";
import { previewRemoval } from "./preview-removal.ts";

const { db } = await testDatabase();
const NOTHING = { deletedGroups: [], cancelledOrders: [], lapsed: [] };
const client = aClient(db);

const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });

async function aPendingOrder(order: { buyerId: string; beneficiaryId: string }): Promise<string> {
	const { orderId } = await boughtCredits(db, { ...order, credits: 1n });
	const {
		id: _,
		number: __,
		paidAt: ___,
		expiresAt: ____,
		seller: _____,
		...copied
	} = await db.order.findUniqueOrThrow({
		where: { id: orderId },
	});
	const id = newId();
	await db.order.create({ data: { ...copied, billing: {}, id, status: "pending" } });
	return id;
}

describe("removing a user", () => {
	it("lets them in nowhere, forgets who they were, and keeps what refers to them", async () => {
		const { admin, mary, context, remove } = await northwind(db);
		await db.user.update({
			where: { id: mary.id },
			data: { pendingEmail: "new@northwind.example", passwordHash: "x" },
		});
		const session = await startSession({ userId: mary.id, userAgent: "a browser", ipAddress: "192.0.2.1" }, db);
		const reset = await transact(db, (tx) => mintToken(tx, { purpose: "password_reset", userId: mary.id }));
		const to = { email: mary.email, name: mary.name, organizationId: null, language: "en" };
		for (const userId of [mary.id, null]) {
			await transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to: { ...to, userId }, facts: {} }));
		}
		const confirmed = { userId: mary.id, address: "mary.at.home@elsewhere.example", confirmedAt: new Date() };
		await db.confirmedBillingEmail.create({ data: confirmed });
		expect(await remove(mary.id)).toEqual({ ok: true, value: NOTHING });

		expect(await db.confirmedBillingEmail.count({ where: { userId: mary.id } })).toBe(0);
		expect(await db.mail.count({ where: { recipientEmail: mary.email } })).toBe(0);
		expect(await stored(mary.id)).toMatchObject({
			status: "removed",
			name: "Removed user",
			email: `${mary.id}@removed.invalid`,
			emailVerifiedAt: null,
			pendingEmail: null,
			passwordHash: null,
			creditOwnerId: mary.id,
		});
		expect(await userOfSession(session, db)).toBeNull();
		expect(await db.session.findUnique({ where: { id: session } })).toMatchObject({ userAgent: null, ipAddress: null });
		expect(await readToken(db, { purpose: "password_reset", token: reset })).toBeNull();
		expect(await db.auditEntry.findMany({ where: { subjectId: mary.id } })).toMatchObject([
			{
				action: "user.removed",
				actorId: admin.id,
				before: { status: "active" },
				after: { status: "removed" },
				reason: "Has left us",
			},
		]);
		expect(await readUser({ actor: context.actor, db }, mary.id)).toBeNull();
		expect(await remove(mary.id)).toMatchObject({ code: "NOT_FOUND" });
	});

	it("leaves them out of the lists, and their address free for a new account", async () => {
		const { organization, john, mary, peter, context, remove } = await northwind(db);
		await remove(mary.id);
		const allUsers = { search: "", status: null, userRoleId: null, creditOwner: null } as const;
		const page = await listUsers(
			{ actor: context.actor, db },
			{ ...allUsers, sort: "name", descending: false, offset: 0, limit: 50 },
		);
		expect(page?.rows.map(({ name }) => name)).toEqual(["Ada Admin", "John Lee", "Peter Wong"]);
		expect(page?.rows.find(({ id }) => id === john.id)?.creditUsers).toBe(1);
		const asked = { userId: peter.id, search: "", chosenId: peter.id };
		const candidates = await listCreditOwnerCandidates({ actor: context.actor, db }, asked);
		if (!candidates.ok) throw new Error(candidates.key);
		expect(candidates.value.candidates.map(({ name }) => name)).not.toContain("Removed user");
		expect((await aUser(db, organization, { email: mary.email })).email).toBe(mary.email);
	});

	it("keeps their usage under their new name", async () => {
		const { mary, john, remove } = await northwind(db);
		await grantCredits(db, john.id, 10n);
		await postCharges(client, [aCharge(mary.id, 4n)]);
		await remove(mary.id);
		const view = await readCreditView({ actor: await actorOf(db, john), db }, "own");
		const { rows } = await readUsage({ view, db }, NEWEST_USAGE);
		expect(rows).toMatchObject([{ credits: 4n, userId: mary.id, userName: "Removed user" }]);
	});

	it("of another organization is not found, and changes nothing", async () => {
		const { remove } = await northwind(db);
		const stranger = await aUser(db, await anOrganization(db), { name: "Sally" });
		expect(await remove(stranger.id)).toMatchObject({ code: "NOT_FOUND", key: "userNotFound" });
		expect(await stored(stranger.id)).toMatchObject({ name: "Sally", status: "active", version: 0 });
	});

	it("requires a form that is still up to date", async () => {
		const { mary, remove } = await northwind(db);
		await db.user.update({ where: { id: mary.id }, data: { version: 3 } });
		expect(await remove(mary.id, { version: 2 })).toMatchObject({ code: "STALE", key: "userChangedMeanwhile" });
		expect(await stored(mary.id)).toMatchObject({ name: "Mary Chan", status: "active" });
	});
});

describe("the removed user's Credit Users", () => {
	it("are listed, and nothing happens without a choice for them", async () => {
		const { john, remove } = await northwind(db);
		expect(await remove(john.id)).toMatchObject({
			code: "CONFLICT",
			key: "removedHasCreditUsers",
			values: { user: "John Lee", count: 2, names: "Mary Chan, Peter Wong" },
			field: "creditUsers",
		});
		expect(await stored(john.id)).toMatchObject({ status: "active", name: "John Lee" });
	});

	it("go to another owner, to one of themselves, or back to themselves, in the same step", async () => {
		for (const to of ["admin", "peter", "themselves"] as const) {
			const { admin, john, peter, mary, remove } = await northwind(db);
			const ownerId = to === "admin" ? admin.id : peter.id;
			await remove(john.id, { creditUsers: to === "themselves" ? THEMSELVES : { to: "owner", ownerId } });
			expect((await stored(john.id)).status).toBe("removed");
			expect((await stored(peter.id)).creditOwnerId).toBe(to === "admin" ? admin.id : peter.id);
			expect((await stored(mary.id)).creditOwnerId).toBe(to === "themselves" ? mary.id : ownerId);
		}
	});

	it("are told by mail, and so is the one who takes over; the removed user gets no mail", async () => {
		const { admin, john, peter, mary, remove } = await northwind(db);
		await remove(john.id, { creditUsers: { to: "owner", ownerId: admin.id } });
		const told = await db.mail.findMany({ where: { userId: { in: [admin.id, john.id, peter.id, mary.id] } } });
		expect(told.map(({ userId }) => userId).sort()).toEqual([admin.id, mary.id, peter.id].sort());
		expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(["credit_owner_changed"]));
		expect(await db.mail.count({ where: { recipientEmail: john.email } })).toBe(0);
	});

	it("stay where they are when another part is refused", async () => {
		const { organization, john, peter, remove } = await northwind(db);
		const suspended = await aUser(db, organization, { status: "suspended" });
		const refused = await remove(john.id, { creditUsers: { to: "owner", ownerId: suspended.id } });
		expect(refused).toMatchObject({ key: "creditOwnerSuspended", field: "creditUsers" });
		expect(await stored(john.id)).toMatchObject({ status: "active" });
		expect((await stored(peter.id)).creditOwnerId).toBe(john.id);
	});
});

describe("the removed user's credits", () => {
	it("require a choice if something is left", async () => {
		const { mary, remove } = await northwind(db);
		await grantCredits(db, mary.id, 5n);
		expect(await remove(mary.id)).toMatchObject({ key: "chooseWhatBecomesOfCredits", field: "credits" });
		expect((await stored(mary.id)).status).toBe("active");
	});

	it("stay where no one can spend them, or lapse with the reason; what is on hold settles", async () => {
		for (const credits of ["keep", "lapse"] as const) {
			const { mary, admin, remove } = await northwind(db);
			await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: mary.id } });
			await grantCredits(db, mary.id, 5n);
			await boughtCredits(db, { beneficiaryId: mary.id, credits: 7n, creditTypeId: "sms" });
			const held = await placeHold(client, { ...aCharge(mary.id, 2n), lifetimeMs: 3_600_000 });
			if (!held.ok) throw new Error(held.key);
			const removed = await remove(mary.id, { credits });
			const lapsed = [
				{ creditTypeId: "email", credits: 3n },
				{ creditTypeId: "sms", credits: 7n },
			];
			expect(removed).toEqual({ ok: true, value: { ...NOTHING, lapsed: credits === "lapse" ? lapsed : [] } });
			expect(await availableTo(db, mary.id)).toBe(credits === "lapse" ? 0n : 3n);
			expect(await availableTo(db, mary.id, { creditTypeId: "sms" })).toBe(credits === "lapse" ? 0n : 7n);
			const entries = await db.ledgerEntry.findMany({ where: { userId: mary.id, kind: "adjustment" } });
			expect(entries.map(({ actorId, reason }) => [actorId, reason])).toEqual(
				credits === "lapse" ? lapsed.map(() => [admin.id, "Has left us"]) : [],
			);
			const [refused] = await postCharges(client, [aCharge(mary.id, 1n)]);
			expect(refused).toMatchObject({ ok: false, key: "payerNotFound" });
			expect(await releaseHold(client, { key: newId(), holdId: held.value.holdId })).toMatchObject({ ok: true });
		}
	});
});

describe("the removed user's open orders", () => {
	it("are cancelled, those that the user placed and those that would be credited to them; others stay", async () => {
		const { john, peter, mary, remove } = await northwind(db);
		const own = await aPendingOrder({ buyerId: john.id, beneficiaryId: john.id });
		const forJohn = await aPendingOrder({ buyerId: peter.id, beneficiaryId: john.id });
		const others = await aPendingOrder({ buyerId: mary.id, beneficiaryId: mary.id });
		const removed = await remove(john.id, { creditUsers: THEMSELVES, credits: "keep" });
		if (!removed.ok) throw new Error(removed.key);
		expect(removed.value.cancelledOrders.length).toBe(2);
		for (const id of [own, forJohn]) {
			expect(await db.order.findUnique({ where: { id } })).toMatchObject({
				status: "cancelled",
				closeReason: "Has left us",
			});
			expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([{ action: "order.cancelled" }]);
		}
		expect(await db.order.findUnique({ where: { id: others } })).toMatchObject({ status: "pending" });
	});
});

describe("refusals", () => {
	it("actors can't remove themselves, the last administrator, or a user with rights that they lack", async () => {
		const { organization, admin, remove } = await northwind(db);
		expect(await remove(admin.id)).toMatchObject({ key: "cannotRemoveYourself" });
		const roleId = await aUserRole(db, organization, { rights: ["view_user_list", "edit_user"] });
		const editor = { actor: await actorOf(db, await aUser(db, organization, { role: { id: roleId } })), db };
		expect(await remove(admin.id, {}, editor)).toMatchObject({ code: "FORBIDDEN", key: "userHasRightsYouLack" });
		const all = { id: await aUserRole(db, organization, { rights: [...(await actorOf(db, admin)).rights] }) };
		const equal = { actor: await actorOf(db, await aUser(db, organization, { role: all })), db };
		expect(await remove(admin.id, {}, equal)).toMatchObject({ code: "CONFLICT", key: "lastAdministrator" });
		expect((await stored(admin.id)).status).toBe("active");
	});

	it("require both rights", async () => {
		const { organization, mary, remove } = await northwind(db);
		const member = { actor: await actorOf(db, await aUser(db, organization)), db };
		expect(await remove(mary.id, {}, member)).toMatchObject({ code: "NOT_FOUND" });
		const roleId = await aUserRole(db, organization, { rights: ["view_user_list"] });
		const viewer = { actor: await actorOf(db, await aUser(db, organization, { role: { id: roleId } })), db };
		expect(await remove(mary.id, {}, viewer)).toMatchObject({ code: "FORBIDDEN" });
		expect(await previewRemoval({ actor: viewer.actor, db }, { userId: mary.id })).toMatchObject({ code: "FORBIDDEN" });
	});
});

describe("the preview", () => {
	it("names in numbers what would happen, and changes nothing", async () => {
		const { john, peter, context } = await northwind(db);
		await grantCredits(db, john.id, 5n);
		await aPendingOrder({ buyerId: peter.id, beneficiaryId: john.id });
		await aShareGroup(db, { creatorId: john.id, name: "ABCgroup" });
		await startSession({ userId: john.id, userAgent: null, ipAddress: null }, db);
		expect(await previewRemoval({ actor: context.actor, db }, { userId: john.id })).toMatchObject({
			ok: true,
			value: {
				version: 0,
				usesCreditsOf: null,
				creditUsers: { names: ["Mary Chan", "Peter Wong"], count: 2 },
				credits: [{ creditTypeId: "email", available: 6n, held: 0n }],
				openOrders: [expect.any(BigInt)],
				shareGroups: [{ name: "ABCgroup", credits: [], addresses: 0, domains: 0 }],
				sessions: 1,
			},
		});
		expect(await previewRemoval({ actor: context.actor, db }, { userId: peter.id })).toMatchObject({
			value: { usesCreditsOf: "John Lee", creditUsers: { count: 0 }, credits: [], openOrders: [expect.any(BigInt)] },
		});
		const stranger = await aUser(db, await anOrganization(db));
		expect(await previewRemoval({ actor: context.actor, db }, { userId: stranger.id })).toMatchObject({
			code: "NOT_FOUND",
		});
		expect((await stored(john.id)).version).toBe(0);
	});
});
