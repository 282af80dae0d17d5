import { afterAll, describe, expect, it } from "vitest";
import { requestPasswordReset } from "@/lib/accounts/passwords/request-password-reset.ts";
import { mintToken, readToken } from "@/lib/accounts/tokens/tokens.ts";
import { loadActor } from "@/lib/auth/actor.ts";
import { startSession } from "@/lib/auth/sessions/sessions.ts";
import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { previewPayment } from "@/lib/ledger/paying/preview-payment.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { previewCreditOwner } from "@/lib/owners/preview-credit-owner.ts";
import { listCreditOwnerCandidates } from "@/lib/owners/queries.ts";
import { listUsers } from "@/lib/people/queries.ts";
import { newEmail } from "@/lib/people/schema.ts";
import { serviceEmail } from "@/lib/people/service-email.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aServiceUser, aUser, FIRST_USERS } from "@/lib/testing/people.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { createServiceUser } from "./create-service-user.ts";
import { pauseServiceUser } from "./pause-service-user.ts";
import { listServiceUsers } from "./queries.ts";
import { renameServiceUser } from "./rename-service-user.ts";
import { resumeServiceUser } from "./resume-service-user.ts";
import { serviceUsersFileOf } from "./service-users-file.ts";
import { setResponsible } from "./set-responsible.ts";

const { db, sql } = await testDatabase();
const NAME = "Mail gateway";

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

/** An organization with an administrator, John, who has a thousand credits, and a service user that uses them. */
async function northwind() {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Alice Moore", role: "administrator" });
	const john = await aUser(db, organization, { name: "John Lee" });
	await grantCredits(db, john.id, 1_000n);
	const context = { actor: await actorOf(db, admin), db };
	const created = await createServiceUser(context, { name: NAME, responsibleId: john.id, creditOwnerId: john.id });
	if (!created.ok) throw new Error(created.key);
	return { organization, admin, john, context, serviceId: created.value.userId };
}

describe("a service user", () => {
	it("is made with a responsible person and a Credit Owner, audited, and spends as itself (product.md 56)", async () => {
		const { john, context, serviceId, organization } = await northwind();
		expect(await db.user.findUnique({ where: { id: serviceId } })).toMatchObject({
			kind: "service",
			name: NAME,
			email: serviceEmail(serviceId),
			passwordHash: null,
			emailVerifiedAt: null,
			responsibleId: john.id,
			creditOwnerId: john.id,
		});
		const log = await db.auditEntry.findFirstOrThrow({ where: { subjectId: serviceId } });
		expect(log).toMatchObject({ action: "service_user.created", actorId: context.actor.userId });
		const [charged] = await postCharges(aClient(db), [aCharge(serviceId, 3n)]);
		expect(charged).toMatchObject({ ok: true });
		expect(await db.charge.findFirst({ where: { userId: serviceId } })).toMatchObject({ charged: 3n });
		const another = await createServiceUser(context, {
			name: NAME.toUpperCase(),
			responsibleId: john.id,
			creditOwnerId: null,
		});
		expect(another).toMatchObject({ code: "CONFLICT", key: "serviceUserNameTaken", field: "name" });
		const stranger = await aUser(db, await anOrganization(db));
		for (const [field, more] of [
			["responsibleId", { responsibleId: stranger.id, creditOwnerId: null }],
			["responsibleId", { responsibleId: serviceId, creditOwnerId: null }],
			["creditOwnerId", { responsibleId: john.id, creditOwnerId: stranger.id }],
			["creditOwnerId", { responsibleId: john.id, creditOwnerId: serviceId }],
		] as const) {
			expect(await createServiceUser(context, { name: "Another", ...more })).toMatchObject({ ok: false, field });
		}
		expect(await db.user.count({ where: { organizationId: organization.id, kind: "service" } })).toBe(1);
	});

	it("takes *Edit User*, and another organization's is not found", async () => {
		const { john, serviceId } = await northwind();
		const member = { actor: await actorOf(db, john), db };
		const strangers = await anOrganization(db);
		const stranger = { actor: await actorOf(db, await aUser(db, strangers, { role: "administrator" })), db };
		for (const context of [member, stranger]) {
			const code = { code: "NOT_FOUND" };
			expect(await renameServiceUser(context, { userId: serviceId, name: "Mine" })).toMatchObject(code);
			expect(await setResponsible(context, { userId: serviceId, responsibleId: context.actor.userId })).toMatchObject(
				code,
			);
			expect(await pauseServiceUser(context, { userId: serviceId, reason: "Because" })).toMatchObject(code);
			expect(await resumeServiceUser(context, { userId: serviceId })).toMatchObject(code);
		}
		expect(await db.user.findUnique({ where: { id: serviceId } })).toMatchObject({ name: NAME, status: "active" });
	});

	it("is renamed and given to another person, but never to another service user", async () => {
		const { admin, john, context, serviceId, organization } = await northwind();
		const other = await aServiceUser(db, organization);
		expect(await renameServiceUser(context, { userId: serviceId, name: "Relay" })).toMatchObject({ ok: true });
		expect(await renameServiceUser(context, { userId: serviceId, name: other.name })).toMatchObject({
			code: "CONFLICT",
		});
		expect(await setResponsible(context, { userId: serviceId, responsibleId: other.id })).toMatchObject({
			code: "NOT_FOUND",
		});
		expect(await setResponsible(context, { userId: serviceId, responsibleId: admin.id })).toMatchObject({ ok: true });
		expect(await db.user.findUnique({ where: { id: serviceId } })).toMatchObject({
			name: "Relay",
			responsibleId: admin.id,
		});
		expect(await renameServiceUser(context, { userId: john.id, name: "Relay" })).toMatchObject({ code: "NOT_FOUND" });
	});
});

it("has its own purchased credits moved along with its Credit Owner, and back, where that is chosen (product.md 55a)", async () => {
	const { john, context, organization } = await northwind();
	const service = await aServiceUser(db, organization);
	await boughtCredits(db, { beneficiaryId: service.id, credits: 9n });
	const point = (ownerId: string, consolidate: boolean) =>
		assignCreditOwner(context, { userId: service.id, ownerId, creditUsers: null, consolidate });
	const both = async () => [await availableTo(db, service.id), await availableTo(db, john.id)];
	const preview = await previewCreditOwner(context, { userId: service.id, ownerId: john.id });
	expect(preview).toMatchObject({ value: { movable: [{ credits: 9n }] } });
	expect(await point(john.id, false)).toMatchObject({ ok: true });
	expect(await both()).toEqual([9n, 1_000n]);
	await point(service.id, false);
	expect(await point(john.id, true)).toMatchObject({ ok: true });
	expect(await both()).toEqual([0n, 1_009n]);
	expect(await point(service.id, true)).toMatchObject({ ok: true });
	expect(await both()).toEqual([9n, 1_000n]);
});

describe("a paused service user", () => {
	it("is refused on every path, by whom and why, until it is resumed (product.md 56)", async () => {
		const { context, serviceId } = await northwind();
		const lifetimeMs = 60_000;
		const held = await placeHold(aClient(db), { ...aCharge(serviceId, 5n), lifetimeMs });
		if (!held.ok) throw new Error(held.key);
		expect(await pauseServiceUser(context, { userId: serviceId, reason: "It sends twice" })).toMatchObject({
			ok: true,
		});
		expect(await pauseServiceUser(context, { userId: serviceId, reason: "Again" })).toMatchObject({ code: "CONFLICT" });
		const paused = {
			ok: false,
			code: "SUSPENDED",
			key: "serviceUserPaused",
			values: { name: NAME, by: "Alice Moore", reason: "It sends twice" },
		};
		const wallet = { userId: serviceId, creditTypeId: "email" };
		expect((await postCharges(aClient(db), [aCharge(serviceId, 1n)]))[0]).toMatchObject(paused);
		expect(
			await transact(db, (tx) => postCharges({ ...aClient(db), db: tx }, [aCharge(serviceId, 1n)])).catch((e) => e),
		).toMatchObject([paused]);
		expect(await placeHold(aClient(db), { ...aCharge(serviceId, 1n), lifetimeMs })).toMatchObject(paused);
		expect(await previewPayment(sql, { ...wallet, credits: 1n })).toMatchObject(paused);
		const capture = { key: "capture-of-paused", holdId: held.value.holdId, credits: 5n };
		expect(await captureHold(aClient(db), capture)).toMatchObject({ ok: true });
		expect(await resumeServiceUser(context, { userId: serviceId })).toMatchObject({ ok: true });
		expect(await resumeServiceUser(context, { userId: serviceId })).toMatchObject({ code: "CONFLICT" });
		expect((await postCharges(aClient(db), [aCharge(serviceId, 1n)]))[0]).toMatchObject({ ok: true });
		const actions = await db.auditEntry.findMany({ where: { subjectId: serviceId }, orderBy: { id: "asc" } });
		expect(actions.map(({ action, reason }) => [action, reason])).toEqual([
			["service_user.created", null],
			["service_user.paused", "It sends twice"],
			["service_user.resumed", null],
		]);
	});
});

describe("no way in", () => {
	it("has no session, no actor, no link, and its address belongs to no one else", async () => {
		const { organization } = await northwind();
		const service = await aServiceUser(db, organization);
		await expect(startSession({ userId: service.id, userAgent: null, ipAddress: null }, db)).rejects.toThrow();
		expect(await db.session.count({ where: { userId: service.id } })).toBe(0);
		expect(await loadActor(service.id, db)).toBeNull();
		expect(newEmail.safeParse(service.email).success).toBe(false);
		await requestPasswordReset({ db }, { email: service.email });
		expect(
			await db.mail.findMany({ where: { recipientEmail: service.email }, select: { kind: true, userId: true } }),
		).toEqual([{ kind: "password_reset_unknown", userId: null }]);
		const token = await transact(db, (tx) => mintToken(tx, { purpose: "password_reset", userId: service.id }));
		expect(await readToken(db, { purpose: "password_reset", token })).toBeNull();
		for (const data of [{ passwordHash: "a" }, { emailVerifiedAt: new Date() }, { email: "a@b.example" }]) {
			await expect(db.user.update({ where: { id: service.id }, data })).rejects.toThrow(/user_service/);
		}
	});

	it("is listed, on the page and as a file, to those of its organization who see users", async () => {
		const { context, john } = await northwind();
		await northwind();
		const all = { search: "", status: null, sort: "name", descending: false, offset: 0, limit: 50 } as const;
		for (const [query, names] of [
			[all, [NAME]],
			[{ ...all, search: "gate" }, [NAME]],
			[{ ...all, status: "suspended" }, []],
		] as const) {
			expect((await listServiceUsers(context, query))?.rows.map(({ name }) => name)).toEqual(names);
			const file = serviceUsersFileOf(context.actor, query);
			const rows = await sql.query<Record<string, unknown>>(file?.text ?? "", file?.values);
			expect(rows.map(({ name }) => name)).toEqual(names);
			for (const row of rows) expect(row).toMatchObject({ responsible: "John Lee", credit_owner: "John Lee", keys: 0 });
		}
		expect(serviceUsersFileOf(await actorOf(db, john), all)).toBeNull();
	});

	it("is not among the people of the organization, and no one's Credit Owner", async () => {
		const { context, john, serviceId } = await northwind();
		const page = await listUsers(context, FIRST_USERS);
		expect(page?.rows.map(({ name }) => name)).toEqual(["Alice Moore", "John Lee"]);
		const asked = { userId: context.actor.userId, search: "", chosenId: context.actor.userId };
		const found = await listCreditOwnerCandidates(context, asked);
		expect(found.ok && found.value.candidates.map(({ name }) => name)).toEqual(["Alice Moore", "John Lee"]);
		await db.user.update({ where: { id: serviceId }, data: { creditOwnerId: serviceId } });
		const pointed = { userId: john.id, ownerId: serviceId, creditUsers: null };
		expect(await assignCreditOwner(context, pointed)).toMatchObject({ key: "creditOwnerIsServiceUser" });
		const { name, language, timeZone, userRoleId, version } = await db.user.findUniqueOrThrow({
			where: { id: serviceId },
		});
		const input = {
			userId: serviceId,
			version,
			name,
			language: language as "en",
			timeZone,
			userRoleId,
			creditUsers: null,
		};
		const change = { ...input, email: "stolen@northwind.example", status: "active", creditOwnerId: john.id } as const;
		expect(await changeUser(context, change)).toMatchObject({ code: "NOT_FOUND" });
	});
});
