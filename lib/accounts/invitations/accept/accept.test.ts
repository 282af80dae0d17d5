import { describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key.ts";
import { findApiKey } from "@/lib/api-keys/find-api-key.ts";
import type { CreateApiKeyInput } from "@/lib/api-keys/schema.ts";
import { verifyPassword } from "@/lib/auth/passwords/password.ts";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { revokeInvitation } from "../revoke-invitation.ts";
import { acceptAsNewUser } from "./accept-as-new-user.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { readInvitation } from "./read-invitation.ts";

const { db } = await testDatabase();

const PASSWORD = "a quiet harbour";

async function northwind() {
	const organization = await anOrganization(db, { name: "Northwind" });
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	return { organization, admin };
}

/** A user alone in their organization, with credits, an order, a share group, a session; invited to Northwind. */
async function aLoner() {
	const { organization, admin } = await northwind();
	const own = await anOrganization(db, { name: "Sally Green" });
	const sally = await aUser(db, own, { name: "Sally Green", role: "administrator" });
	const { orderId } = await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n });
	await postCharges(aClient(db), [aCharge(sally.id, 8n)]);
	await aShareGroup(db, { creatorId: sally.id });
	const session = await startSession({ userId: sally.id, userAgent: null, ipAddress: null }, db);
	const invitation = await anInvitation(db, organization, { email: sally.email.toUpperCase(), inviter: admin });
	const context = async () => ({ actor: await actorOf(db, sally), db });
	const accept = async () => acceptInvitation(await context(), { token: invitation.token });
	return { organization, admin, own, sally, orderId, session, invitation, context, accept };
}

const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });

describe("accepting without an account", () => {
	const accept = (token: string, more: { name?: string; password?: string } = {}) =>
		acceptAsNewUser({ db }, { token, name: "Tom Q. Reed", password: PASSWORD, timeZone: null, ...more });

	it("makes a user with the invited role, verified, with wallets, once", async () => {
		const { organization, admin } = await northwind();
		const { id, email, token } = await anInvitation(db, organization, { inviter: admin });
		expect(await readInvitation({ actor: null, db }, token)).toMatchObject({
			kind: "new_user",
			offer: { name: "Tom Reed", email, organizationName: "Northwind", inviterName: "Ada Admin", roleName: "Member" },
		});
		const result = await accept(token);
		if (!result.ok) throw new Error(result.key);
		const { userId } = result.value;
		const user = await db.user.findUniqueOrThrow({ where: { id: userId }, include: { accounts: true } });
		const { memberRoleId } = organization;
		expect(user).toMatchObject({
			name: "Tom Q. Reed",
			email,
			userRoleId: memberRoleId,
			organizationId: organization.id,
		});
		expect(user.emailVerifiedAt).not.toBeNull();
		expect(user.accounts).toHaveLength(await db.creditType.count());
		expect(await verifyPassword(PASSWORD, user.passwordHash)).toBe(true);
		expect(await db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ acceptedById: userId });
		const audited = await db.auditEntry.findMany({ where: { subjectId: { in: [id, userId] } } });
		expect(audited.map(({ action, actorId }) => [action, actorId])).toEqual(
			expect.arrayContaining([
				["user.created", null],
				["invitation.accepted", userId],
			]),
		);
		expect(await accept(token)).toMatchObject({ code: "NOT_FOUND", key: "linkNotGood" });
		expect(await readInvitation({ actor: null, db }, token)).toEqual({ kind: "not_good" });
	});

	it("by two at once creates one user", async () => {
		const { organization } = await northwind();
		for (let round = 0; round < 5; round += 1) {
			const { email, token } = await anInvitation(db, organization);
			const results = await Promise.all([accept(token), accept(token)]);
			expect(results.filter((result) => result.ok)).toHaveLength(1);
			expect(await db.user.count({ where: { email } })).toBe(1);
		}
	});

	it("and revoking the invitation at once: one wins, wholly", async () => {
		const { organization, admin } = await northwind();
		const context = { actor: await actorOf(db, admin), db };
		for (let round = 0; round < 5; round += 1) {
			const { id, email, token } = await anInvitation(db, organization, { inviter: admin });
			const [accepted, revoked] = await Promise.all([accept(token), revokeInvitation(context, { invitationId: id })]);
			expect(accepted.ok).toBe(!revoked.ok);
			expect(await db.user.count({ where: { email } })).toBe(accepted.ok ? 1 : 0);
		}
	});

	it("is refused where the invitation has ended, the password is bad, or the address has an account", async () => {
		const { organization } = await northwind();
		const expired = await anInvitation(db, organization, { expiresAt: new Date(Date.now() - 1000) });
		expect(await accept(expired.token)).toMatchObject({ code: "NOT_FOUND", key: "linkNotGood" });
		const { email, token } = await anInvitation(db, organization);
		expect(await accept(token, { password: "tom q. reed" })).toMatchObject({ code: "INVALID", field: "password" });
		await aUser(db, await anOrganization(db), { email: email.toUpperCase() });
		expect(await accept(token)).toMatchObject({ code: "CONFLICT", key: "emailHasAccount" });
		expect(await readInvitation({ actor: null, db }, token)).toMatchObject({ kind: "sign_in" });
	});
});

describe("accepting with an account in an organization of one", () => {
	it("says first what moves, in numbers", async () => {
		const { invitation, context } = await aLoner();
		const { actor } = await context();
		expect(await readInvitation({ actor, db }, invitation.token)).toMatchObject({
			kind: "move",
			offer: { organizationName: "Northwind" },
			moving: {
				fromOrganization: "Sally Green",
				credits: [{ creditTypeId: "email", available: 42n }],
				orders: 1,
				shareGroups: 1,
				invitations: 0,
			},
		});
	});

	it("moves the user with wallet, orders, groups and sessions; the old organization stays for its audit log", async () => {
		const { organization, own, sally, orderId, session, invitation, accept } = await aLoner();
		const sql = sqlOf(db);
		const [before, accounts] = [await readBalances(sql, [sally.id]), await db.account.findMany()];
		const pending = await anInvitation(db, own, { inviter: sally });

		expect(await accept()).toEqual({ ok: true, value: null });

		const user = await stored(sally.id);
		const { id: organizationId, memberRoleId } = organization;
		expect(user).toMatchObject({ organizationId, userRoleId: memberRoleId, creditOwnerId: sally.id, version: 1 });
		expect(await readBalances(sql, [sally.id])).toEqual(before);
		expect(await db.account.findMany()).toEqual(accounts);
		expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ organizationId });
		expect(await db.shareGroup.count({ where: { creatorId: sally.id } })).toBe(1);
		expect(await userOfSession(session, db)).toBe(sally.id);
		expect(await db.invitation.findUniqueOrThrow({ where: { id: invitation.id } })).toMatchObject({
			acceptedById: sally.id,
		});
		expect(await verifyLedger(sql)).toEqual([]);

		const logOf = async (id: string) =>
			(await db.auditEntry.findMany({ where: { organizationId: id } })).map(({ action }) => action);
		expect(await logOf(own.id)).toEqual(expect.arrayContaining(["user.left"]));
		expect(await logOf(organizationId)).toEqual(expect.arrayContaining(["user.joined", "invitation.accepted"]));
		expect(await db.organization.findUnique({ where: { id: own.id } })).not.toBeNull();
		expect(await readInvitation({ actor: null, db }, pending.token)).toEqual({ kind: "not_good" });
	});

	it("lets the user share credits there at once, like any other", async () => {
		const { organization, admin, sally, accept } = await aLoner();
		await accept();
		const john = await aUser(db, organization, { name: "John Lee" });
		const context = { actor: await actorOf(db, admin), db };
		const assigned = await assignCreditOwner(context, { userId: john.id, ownerId: sally.id, creditUsers: null });
		expect(assigned).toMatchObject({ ok: true });
		const [outcome] = await postCharges(aClient(db), [aCharge(john.id, 2n)]);
		expect(outcome).toMatchObject({ ok: true });
		expect((await readBalances(sqlOf(db), [sally.id])).find((one) => one.creditTypeId === "email")?.available).toBe(
			40n,
		);
	});

	it("leaves behind the users who were removed there, using no one's credits", async () => {
		const { own, sally, accept } = await aLoner();
		const gone = await aUser(db, own, { status: "removed", creditOwnerId: sally.id });
		expect(await accept()).toMatchObject({ ok: true });
		expect(await stored(gone.id)).toMatchObject({ organizationId: own.id, creditOwnerId: gone.id });
		const count = `SELECT "credit_user_count" AS "count" FROM "user" WHERE "id" = $1::uuid`;
		expect(await sqlOf(db).query(count, [sally.id])).toEqual([{ count: 0 }]);
	});

	it("takes its service users along, in one step with their Credit Owner (product.md 39a)", async () => {
		const { organization, own, sally, context, accept } = await aLoner();
		const gateway = await aServiceUser(db, own, { responsibleId: sally.id, creditOwnerId: sally.id });
		const kept = { isTest: false, expiresAt: null, name: "Sending" };
		const key = async (more: Pick<CreateApiKeyInput, "kind" | "userId" | "scopes">) => {
			const made = await createApiKey(await context(), { ...kept, ...more });
			if (!made.ok) throw new Error(made.key);
			return made.value;
		};
		const its = await key({ kind: "service_user", userId: gateway.id, scopes: ["charge"] });
		const general = await key({ kind: "organization", userId: null, scopes: ["view_users"] });
		expect(await accept()).toMatchObject({ ok: true });
		expect(await stored(gateway.id)).toMatchObject({
			organizationId: organization.id,
			userRoleId: organization.memberRoleId,
			responsibleId: sally.id,
			creditOwnerId: sally.id,
		});
		expect((await postCharges(aClient(db), [aCharge(gateway.id, 1n)]))[0]).toMatchObject({ ok: true });
		expect(await findApiKey(its.secret, db)).toMatchObject({
			state: "active",
			key: { organizationId: organization.id, confinedToId: organization.id },
		});
		expect(await findApiKey(general.secret, db)).toEqual({ state: "revoked" });
	});

	it("twice at once moves the user once, and charges in between are paid", async () => {
		for (let round = 0; round < 5; round += 1) {
			const { organization, sally, accept } = await aLoner();
			const charge = () => postCharges(aClient(db), [{ ...aCharge(sally.id, 1n), key: newId() }]);
			const [first, second, ...charged] = await Promise.all([accept(), accept(), charge(), charge(), charge()]);
			expect([first, second].filter((result) => result?.ok)).toHaveLength(1);
			expect(charged.flat().every((outcome) => outcome?.ok)).toBe(true);
			expect((await stored(sally.id)).organizationId).toBe(organization.id);
		}
		expect(await verifyLedger(sqlOf(db))).toEqual([]);
	});

	it("and another user joining the organization being left, at once: never both", async () => {
		for (let round = 0; round < 5; round += 1) {
			const { own, sally, accept } = await aLoner();
			const other = await anInvitation(db, own, { inviter: sally });
			const join = { token: other.token, name: "Tom", password: PASSWORD, timeZone: null };
			const [moved, joined] = await Promise.all([accept(), acceptAsNewUser({ db }, join)]);
			expect(moved.ok).toBe(!joined.ok);
			const left = await db.user.count({ where: { organizationId: own.id } });
			expect(left).toBe(moved.ok ? 0 : 2);
		}
	});
});

describe("accepting is refused", () => {
	it("in an organization with others, and nothing changes", async () => {
		const { own, sally, invitation, context, accept } = await aLoner();
		await aUser(db, own, { status: "suspended" });
		const { actor } = await context();
		expect(await readInvitation({ actor, db }, invitation.token)).toMatchObject({
			kind: "stuck",
			obstacle: "others",
		});
		expect(await accept()).toMatchObject({ code: "CONFLICT", key: "organizationHasOthers" });
		expect(await stored(sally.id)).toMatchObject({ organizationId: own.id, version: 0 });
		expect(await db.invitation.findUniqueOrThrow({ where: { id: invitation.id } })).toMatchObject({ acceptedAt: null });
	});

	it("to the operator's only user", async () => {
		const { organization, admin } = await northwind();
		const operator = await anOrganization(db, { isOperator: true });
		const olivia = await aUser(db, operator, { role: "administrator" });
		const { token } = await anInvitation(db, organization, { email: olivia.email, inviter: admin });
		const actor = await actorOf(db, olivia);
		expect(await readInvitation({ actor, db }, token)).toMatchObject({ kind: "stuck", obstacle: "operator" });
		expect(await acceptInvitation({ actor, db }, { token })).toMatchObject({ key: "operatorCantLeave" });
		await aUser(db, operator);
		expect(await readInvitation({ actor, db }, token)).toMatchObject({ kind: "stuck", obstacle: "others" });
		expect(await acceptInvitation({ actor, db }, { token })).toMatchObject({ key: "organizationHasOthers" });
	});

	it("to another user, to a member, to an unverified address, and with no good link, without using it up", async () => {
		const { organization, admin, sally, invitation, context, accept } = await aLoner();
		const { token } = invitation;
		const stranger = await actorOf(db, await aUser(db, await anOrganization(db)));
		expect(await readInvitation({ actor: stranger, db }, token)).toMatchObject({
			kind: "another",
			signedInAs: stranger.email,
		});
		const another = { code: "FORBIDDEN", key: "invitationForAnother" };
		expect(await acceptInvitation({ actor: stranger, db }, { token })).toMatchObject(another);
		await db.user.update({ where: { id: sally.id }, data: { emailVerifiedAt: null } });
		expect(await accept()).toMatchObject(another);
		await db.user.update({ where: { id: sally.id }, data: { emailVerifiedAt: new Date() } });
		expect(await acceptInvitation(await context(), { token: "nonsense" })).toMatchObject({ key: "linkNotGood" });

		const own = await anInvitation(db, organization, { email: admin.email, inviter: admin });
		const actor = await actorOf(db, admin);
		expect(await readInvitation({ actor, db }, own.token)).toMatchObject({ kind: "member" });
		expect(await acceptInvitation({ actor, db }, { token: own.token })).toMatchObject({ key: "inviteeIsMember" });
		expect(await accept()).toMatchObject({ ok: true });
	});
});
