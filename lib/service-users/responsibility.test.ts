import { afterAll, describe, expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { addServiceUser } from "@/lib/share-groups/people/add-service-user.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { previewRemoval } from "@/lib/user-information/preview-removal.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import { createServiceUser } from "./create-service-user.ts";
import { pauseServiceUser } from "./pause-service-user.ts";
import {
	countServiceUsers,
	findResponsible,
	listServiceUsers,
	readServiceUser,
	readServiceUsersOf,
} from "./queries.ts";
import { readServiceUserCredits } from "./read-service-user-credits.ts";
import { renameServiceUser } from "./rename-service-user.ts";
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

describe("mail about a service user", () => {
	it("goes to its responsible person, once", async () => {
		const { organization, context, john, admin, serviceId } = await northwind();
		await db.mail.deleteMany({});
		expect(await assignCreditOwner(context, { userId: serviceId, ownerId: admin.id, creditUsers: null })).toMatchObject(
			{ ok: true },
		);
		const told = async () => (await db.mail.findMany({ orderBy: { id: "asc" } })).map(({ userId }) => userId).sort();
		expect(await told()).toEqual([john.id, admin.id].sort());
		await setResponsible(context, { userId: serviceId, responsibleId: (await aUser(db, organization)).id });
		await db.mail.deleteMany({});
		expect(await assignCreditOwner(context, { userId: serviceId, ownerId: john.id, creditUsers: null })).toMatchObject({
			ok: true,
		});
		const { responsibleId } = await db.user.findUniqueOrThrow({ where: { id: serviceId } });
		expect(await told()).toEqual([john.id, admin.id, responsibleId].sort());
		expect(await db.mail.count({ where: { recipientEmail: { endsWith: "invalid" } } })).toBe(0);
	});
});

describe("the responsible person", () => {
	it("is suspended or removed: the actor becomes responsible, told before (product.md 36a)", async () => {
		const { context, john, admin, serviceId } = await northwind();
		const preview = await previewRemoval(context, { userId: john.id });
		expect(preview).toMatchObject({ ok: true, value: { serviceUsers: [NAME] } });
		const { version } = await db.user.findUniqueOrThrow({ where: { id: john.id } });
		const choices = { creditUsers: { to: "themselves" }, credits: "keep" } as const;
		const removal = { userId: john.id, version, reason: "Left", shareGroupIds: [], ...choices };
		expect(await removeUser(context, removal)).toMatchObject({ ok: true });
		expect(await db.user.findUnique({ where: { id: serviceId } })).toMatchObject({
			responsibleId: admin.id,
			creditOwnerId: serviceId,
		});
		const last = await db.auditEntry.findFirstOrThrow({
			where: { subjectId: serviceId, action: "service_user.changed" },
		});
		expect(last).toMatchObject({ before: { responsibleId: john.id }, after: { responsibleId: admin.id } });
	});

	it("is suspended: the same", async () => {
		const { context, john, admin, serviceId } = await northwind();
		const stored = await db.user.findUniqueOrThrow({ where: { id: john.id } });
		const { name, email, userRoleId, timeZone, version } = stored;
		const form = { userId: john.id, version, name, email, userRoleId, timeZone, language: "en" } as const;
		const suspended = {
			...form,
			status: "suspended",
			creditOwnerId: john.id,
			creditUsers: { to: "themselves" },
		} as const;
		expect(await changeUser(context, suspended)).toMatchObject({ ok: true });
		expect(await db.user.findUnique({ where: { id: serviceId } })).toMatchObject({ responsibleId: admin.id });
		const back = { userId: serviceId, responsibleId: john.id };
		expect(await setResponsible(context, back)).toMatchObject({ key: "responsibleSuspended" });
	});
});

describe("a removed service user", () => {
	it("pays nothing and isn't in any group, and its name is free", async () => {
		const { context, admin, john, serviceId } = await northwind();
		const shareGroupId = await aShareGroup(db, { creatorId: john.id });
		const johns = { actor: await actorOf(db, john), db };
		expect(await addServiceUser(johns, { shareGroupId, serviceUserId: serviceId })).toMatchObject({ ok: true });
		await pauseServiceUser(context, { userId: serviceId, reason: "Is replaced" });
		const { version } = await db.user.findUniqueOrThrow({ where: { id: serviceId } });
		const removal = {
			userId: serviceId,
			version,
			reason: "Is replaced",
			creditUsers: null,
			credits: null,
			shareGroupIds: [],
		};
		expect(await removeUser(context, removal)).toMatchObject({ ok: true });
		expect(await db.user.findUnique({ where: { id: serviceId } })).toMatchObject({
			status: "removed",
			responsibleId: null,
			pauseReason: null,
		});
		expect((await postCharges(aClient(db), [aCharge(serviceId, 1n)]))[0]).toMatchObject({ code: "NOT_FOUND" });
		expect(await renameServiceUser(context, { userId: serviceId, name: "Again" })).toMatchObject({ code: "NOT_FOUND" });
		expect(await db.shareGroupEntry.count({ where: { shareGroupId, removedAt: null } })).toBe(0);
		const again = { name: NAME, responsibleId: admin.id, creditOwnerId: null };
		expect(await createServiceUser(context, again)).toMatchObject({ ok: true });
	});
});

describe("the list of service users", () => {
	it("shows whose credits they use, their keys, and is searched; others see none", async () => {
		const { context, john, serviceId, organization } = await northwind();
		const relay = await aServiceUser(db, organization, { name: "Relay", responsibleId: john.id });
		await pauseServiceUser(context, { userId: relay.id, reason: "Is tested" });
		const all = { search: "", status: null, sort: "name", descending: false, offset: 0, limit: 25 } as const;
		expect(await listServiceUsers(context, all)).toMatchObject({
			total: 2,
			rows: [
				{
					id: serviceId,
					name: NAME,
					status: "active",
					responsible: { id: john.id },
					creditOwner: { name: "John Lee" },
					keys: 0,
				},
				{ id: relay.id, status: "suspended", effective: [{ available: 0n }, { available: 0n }, { available: 0n }] },
			],
		});
		expect(await listServiceUsers(context, { ...all, search: "gate" })).toMatchObject({ total: 1 });
		expect(await listServiceUsers(context, { ...all, status: "suspended" })).toMatchObject({
			rows: [{ name: "Relay" }],
		});
		expect(await listServiceUsers(context, { ...all, sort: "createdAt", descending: true, limit: 1 })).toMatchObject({
			rows: [{}],
		});
		expect(await listServiceUsers({ actor: await actorOf(db, john), db }, all)).toBeNull();
		expect(await countServiceUsers(context)).toBe(2);
		expect(await readServiceUsersOf(context, john.id)).toEqual([NAME, "Relay"]);
		expect(await findResponsible(context, { search: "lee" })).toMatchObject({
			value: { found: [{ id: john.id }], hasMore: false },
		});
		expect(await readServiceUser(context, relay.id)).toMatchObject({
			pause: { by: "Alice Moore", reason: "Is tested" },
		});
		expect(await readServiceUser(context, john.id)).toBeNull();
		const none = [{ pools: [] }, { pools: [] }];
		const wallet = { groupName: null, ownerName: "John Lee", spendable: 1_000n, headroom: null };
		expect(await readServiceUserCredits(context, serviceId)).toMatchObject({
			...{ types: [{ creditTypeId: "email", pools: [wallet] }, ...none], groups: [] },
		});
		const { creditOwnerId } = await db.user.findUniqueOrThrow({ where: { id: serviceId } });
		const shareGroupId = await aShareGroup(db, { creatorId: creditOwnerId, name: "Nothing in it yet" });
		await addServiceUser({ actor: await actorOf(db, creditOwnerId), db }, { shareGroupId, serviceUserId: serviceId });
		await aLimit(db, { walletOf: creditOwnerId, userId: serviceId, credits: 40n, period: "day" });
		expect(await readServiceUserCredits(context, serviceId)).toMatchObject({
			types: [{ pools: [{ spendable: 40n, headroom: { limit: 40n, used: 0n, period: "day" } }] }, ...none],
			groups: [{ shareGroupId, name: "Nothing in it yet", creatorName: "John Lee" }],
		});
		const stranger = {
			actor: await actorOf(db, await aUser(db, await anOrganization(db), { role: "administrator" })),
			db,
		};
		expect(await readServiceUser(stranger, serviceId)).toBeNull();
		expect(await readServiceUserCredits(stranger, serviceId)).toBeNull();
	});
});
