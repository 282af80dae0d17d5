import { describe, expect, it } from "vitest";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { changeUser } from "./change-user.ts";
import { type ChangeUserInput, changeUserSchema } from "./schema.ts";

const { db } = await testDatabase();

async function northwind() {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const john = await aUser(db, organization, { name: "John Lee" });
	const peter = await aUser(db, organization, { name: "Peter Wong" });
	const context = { actor: await actorOf(db, admin), db };
	const save = async (userId: string, changes: Partial<ChangeUserInput>, as = context) =>
		changeUser(as, { ...(await formOf(userId)), ...changes });
	return { organization, admin, john, peter, context, save };
}

const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });

/** User Information as an administrator has it open. */
async function formOf(userId: string): Promise<ChangeUserInput> {
	const { version, name, userRoleId, status, language, timeZone, creditOwnerId, ...user } = await stored(userId);
	const email = user.pendingEmail ?? user.email;
	const choices = { userRoleId, status, language, timeZone, creditOwnerId, creditUsers: null };
	const fields = { userId, version, name, email, ...choices };
	return changeUserSchema.parse(fields);
}

const actionsOn = async (subjectId: string) =>
	(await db.auditEntry.findMany({ where: { subjectId } })).map((entry) => entry.action).sort();

describe("the one Save of User Information", () => {
	it("stores everything at once, with an audit row for each kind of change", async () => {
		const { organization, john, peter, save } = await northwind();
		const userRoleId = await aUserRole(db, organization, { rights: ["purchase"] });
		const saved = await save(peter.id, {
			name: "Peter Q. Wong",
			userRoleId,
			timeZone: "Asia/Hong_Kong",
			creditOwnerId: john.id,
			status: "suspended",
		});
		const user = await stored(peter.id);
		expect(user).toMatchObject({
			name: "Peter Q. Wong",
			userRoleId,
			timeZone: "Asia/Hong_Kong",
			creditOwnerId: john.id,
			status: "suspended",
		});
		expect(saved).toEqual({ ok: true, value: { version: user.version } });
		expect(await actionsOn(peter.id)).toEqual(["user.changed", "user.credit_owner_changed", "user.suspended"]);
		const entry = await db.auditEntry.findFirst({ where: { subjectId: peter.id, action: "user.changed" } });
		expect(entry?.before).toMatchObject({ name: "Peter Wong", timeZone: null });
		expect(entry?.after).toEqual({ name: "Peter Q. Wong", userRoleId, timeZone: "Asia/Hong_Kong" });
	});

	it("writes nothing where nothing was changed", async () => {
		const { peter, save } = await northwind();
		expect(await save(peter.id, {})).toEqual({ ok: true, value: { version: 0 } });
		expect(await actionsOn(peter.id)).toEqual([]);
	});

	it("stores nothing where one part is refused", async () => {
		const { organization, peter, save } = await northwind();
		const suspended = await aUser(db, organization, { status: "suspended" });
		const refused = await save(peter.id, { name: "Another", creditOwnerId: suspended.id });
		expect(refused).toMatchObject({ ok: false, key: "creditOwnerSuspended", field: "creditOwnerId" });
		expect(await stored(peter.id)).toMatchObject({ name: "Peter Wong", version: 0 });
		expect(await actionsOn(peter.id)).toEqual([]);
	});

	it("refuses an unknown field, an unknown time zone and an empty name", async () => {
		const { peter } = await northwind();
		const form = await formOf(peter.id);
		for (const wrong of [
			{ ...form, email: "not an address" },
			{ ...form, email: "one@northwind.example, two@northwind.example" },
			{ ...form, email: "one@northwind.example\nBcc: two@northwind.example" },
			{ ...form, pendingEmail: "other@northwind.example" },
			{ ...form, organizationId: form.userId },
			{ ...form, timeZone: "Mars/Olympus" },
			{ ...form, name: "   " },
			{ ...form, status: "removed" },
			{ ...form, language: "xx" },
		]) {
			expect(changeUserSchema.safeParse(wrong).success).toBe(false);
		}
		expect(changeUserSchema.safeParse({ ...form, email: "jürgen@müller.example" }).success).toBe(true);
	});

	it("of another organization's user is not found, and changes nothing", async () => {
		const { save } = await northwind();
		const stranger = await aUser(db, await anOrganization(db), { name: "Sally" });
		expect(await save(stranger.id, { name: "Mine now" })).toMatchObject({ code: "NOT_FOUND", key: "userNotFound" });
		expect(await stored(stranger.id)).toMatchObject({ name: "Sally", version: 0 });
	});
});

describe("a stale form", () => {
	it("is refused with what is stored and who changed it, and overwrites nothing", async () => {
		const { organization, peter, save } = await northwind();
		const another = await aUser(db, organization, { name: "Vera Admin", role: "administrator" });
		const form = await formOf(peter.id);
		await save(peter.id, { name: "Peter W." });
		const refused = await save(peter.id, { ...form, name: "Pete" });
		expect(refused).toMatchObject({
			code: "STALE",
			key: "userChangedMeanwhile",
			details: { stored: { name: "Peter W.", version: 1 }, creditOwnerName: "Peter W.", changedBy: "Ada Admin" },
		});
		expect(refused, "the actor themselves, in another tab").toMatchObject({ details: { isByYourself: true } });
		const theirs = await save(peter.id, { ...form, name: "Pete" }, { actor: await actorOf(db, another), db });
		expect(theirs).toMatchObject({ details: { changedBy: "Ada Admin", isByYourself: false } });
		expect((await stored(peter.id)).name).toBe("Peter W.");
	});

	it("accepts one of two saves at once, 50 rounds", async () => {
		const { peter, context } = await northwind();
		for (let round = 0; round < 50; round += 1) {
			const form = await formOf(peter.id);
			const results = await Promise.all([
				changeUser(context, { ...form, name: `First ${round}` }),
				changeUser(context, { ...form, name: `Second ${round}` }),
			]);
			expect(results.map((result) => (result.ok ? "saved" : result.code)).sort()).toEqual(["STALE", "saved"]);
			expect((await stored(peter.id)).name).toBe(`${results[0].ok ? "First" : "Second"} ${round}`);
		}
	});
});

describe("suspending", () => {
	it("ends the sessions at once; reactivating is another row of the log", async () => {
		const { peter, save } = await northwind();
		const session = await startSession({ userId: peter.id, userAgent: null, ipAddress: null }, db);
		await save(peter.id, { status: "suspended" });
		expect(await userOfSession(session, db)).toBeNull();
		await save(peter.id, { status: "active" });
		expect(await actionsOn(peter.id)).toEqual(["user.reactivated", "user.suspended"]);
		expect(await userOfSession(session, db)).toBeNull();
	});

	it("a user whose credits others use requires a choice for them, and lists them", async () => {
		const { organization, admin, john, peter, save } = await northwind();
		const mary = await aUser(db, organization, { name: "Mary Chan", creditOwnerId: john.id });
		await save(peter.id, { creditOwnerId: john.id });
		expect(await save(john.id, { status: "suspended" })).toMatchObject({
			code: "CONFLICT",
			key: "suspendedHasCreditUsers",
			values: { user: "John Lee", count: 2, names: "Mary Chan, Peter Wong" },
			field: "creditUsers",
		});
		expect(await stored(john.id)).toMatchObject({ status: "active", version: 0 });

		await save(john.id, { status: "suspended", creditUsers: { to: "owner", ownerId: admin.id } });
		expect((await stored(john.id)).status).toBe("suspended");
		expect((await stored(mary.id)).creditOwnerId).toBe(admin.id);
		expect((await stored(peter.id)).creditOwnerId).toBe(admin.id);
	});

	it("can point them back at themselves, and an owner who is also pointed at another moves them once", async () => {
		const { admin, john, peter, save } = await northwind();
		await save(peter.id, { creditOwnerId: john.id });
		const choice = { creditUsers: { to: "themselves" } } as const;
		await save(john.id, { status: "suspended", creditOwnerId: admin.id, ...choice });
		expect((await stored(peter.id)).creditOwnerId).toBe(peter.id);
		expect(await stored(john.id)).toMatchObject({ status: "suspended", creditOwnerId: admin.id });
	});

	it("each other at once leaves one of two administrators who could: the later one may no longer act, 30 rounds", async () => {
		const { organization, admin } = await northwind();
		const [ann, bob] = [
			await aUser(db, organization, { role: "administrator" }),
			await aUser(db, organization, { role: "administrator" }),
		];
		for (let round = 0; round < 30; round += 1) {
			const [asAnn, asBob] = [
				{ actor: await actorOf(db, ann), db },
				{ actor: await actorOf(db, bob), db },
			];
			const [formOfAnn, formOfBob] = [await formOf(ann.id), await formOf(bob.id)];
			const results = await Promise.all([
				changeUser(asAnn, { ...formOfBob, status: "suspended" }),
				changeUser(asBob, { ...formOfAnn, status: "suspended" }),
			]);
			expect(results.map((result) => (result.ok ? "suspended" : result.code)).sort()).toEqual([
				"FORBIDDEN",
				"suspended",
			]);
			await db.user.updateMany({ where: { id: { in: [ann.id, bob.id] } }, data: { status: "active" } });
		}
		expect((await stored(admin.id)).status).toBe("active");
	});

	it("the actor is refused", async () => {
		const { organization, admin, save } = await northwind();
		await aUser(db, organization, { role: "administrator" });
		expect(await save(admin.id, { status: "suspended" })).toMatchObject({ key: "cannotSuspendYourself" });
	});
});

describe("rights", () => {
	it("that the actor lacks can't be granted, and users who have them can't be demoted or suspended", async () => {
		const { organization, admin, peter, save } = await northwind();
		const role = { id: await aUserRole(db, organization, { rights: ["view_user_list", "edit_user"] }) };
		const editor = { actor: await actorOf(db, await aUser(db, organization, { role })), db };
		await aUser(db, organization, { role: "administrator" });
		const { administratorRoleId, memberRoleId } = organization;
		const promoted = await save(peter.id, { userRoleId: administratorRoleId }, editor);
		expect(promoted).toMatchObject({ code: "FORBIDDEN", key: "roleHasRightsYouLack", field: "userRoleId" });
		const demoted = await save(admin.id, { userRoleId: role.id }, editor);
		expect(demoted).toMatchObject({ code: "FORBIDDEN", key: "userHasRightsYouLack", field: "userRoleId" });
		const suspended = await save(admin.id, { status: "suspended" }, editor);
		expect(suspended).toMatchObject({ code: "FORBIDDEN", key: "userHasRightsYouLack", field: "status" });
		const member = await save(peter.id, { userRoleId: memberRoleId, creditOwnerId: admin.id }, editor);
		expect(member).toMatchObject({ ok: true });
		expect((await stored(admin.id)).userRoleId).toBe(administratorRoleId);
	});

	it("of another organization's role are not found", async () => {
		const { peter, save } = await northwind();
		const other = await anOrganization(db);
		const refused = await save(peter.id, { userRoleId: other.memberRoleId });
		expect(refused).toMatchObject({ code: "NOT_FOUND", key: "roleNotFound", field: "userRoleId" });
	});

	it("of the last active administrator stay", async () => {
		const { organization, admin, save } = await northwind();
		await aUser(db, organization, { role: "administrator", status: "suspended" });
		const { memberRoleId } = organization;
		expect(await save(admin.id, { userRoleId: memberRoleId })).toMatchObject({ key: "lastAdministrator" });
		expect(await save(admin.id, { status: "suspended" })).toMatchObject({ key: "lastAdministrator" });
		await aUser(db, organization, { role: "administrator" });
		expect(await save(admin.id, { userRoleId: memberRoleId })).toMatchObject({ ok: true });
	});

	it("of the last two administrators, who step down at once, stay with one, 50 rounds", async () => {
		const { organization, admin, context } = await northwind();
		const second = await aUser(db, organization, { role: "administrator" });
		const both = [admin.id, second.id];
		for (let round = 0; round < 50; round += 1) {
			const forms = await Promise.all(both.map(formOf));
			await Promise.all(forms.map((form) => changeUser(context, { ...form, userRoleId: organization.memberRoleId })));
			const left = await db.user.count({ where: { userRoleId: organization.administratorRoleId } });
			expect(left).toBe(1);
			await db.user.updateMany({
				where: { id: { in: both } },
				data: { userRoleId: organization.administratorRoleId },
			});
		}
	});

	it("to edit users are required", async () => {
		const { organization, peter, save } = await northwind();
		const member = { actor: await actorOf(db, await aUser(db, organization)), db };
		expect(await save(peter.id, { name: "X" }, member)).toMatchObject({ code: "NOT_FOUND" });
		const role = { id: await aUserRole(db, organization, { rights: ["view_user_list"] }) };
		const viewer = { actor: await actorOf(db, await aUser(db, organization, { role })), db };
		expect(await save(peter.id, { name: "X" }, viewer)).toMatchObject({ code: "FORBIDDEN", key: "editUserLacking" });
		expect((await stored(peter.id)).name).toBe("Peter Wong");
	});
});
