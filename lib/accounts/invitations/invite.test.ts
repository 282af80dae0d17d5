import { describe, expect, it } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { deleteUserRole } from "@/lib/user-roles/delete-user-role.ts";
import { readToken } from "../tokens/tokens.ts";
import { checkFile, inviteMany } from "./file/invite-many.ts";
import { inviteUser } from "./invite-user.ts";
import { listInvitations } from "./queries.ts";
import { resendInvitation } from "./resend-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { INVITATIONS_A_DAY } from "./sent-today.ts";

const { db } = await testDatabase();

async function northwind() {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const editorRole = { id: await aUserRole(db, organization, { rights: ["view_user_list", "edit_user", "purchase"] }) };
	const editor = await aUser(db, organization, { name: "Eddie Editor", role: editorRole });
	const as = async (user: { id: string }) => ({ actor: await actorOf(db, user), db });
	const context = await as(admin);
	const tom = { name: "Tom Reed", email: `tom.${newId()}@acme.example`, userRoleId: organization.memberRoleId };
	const invitations = () => db.invitation.findMany({ where: { organizationId: organization.id } });
	return { organization, admin, editor, as, context, tom, invitations };
}

const mailsAbout = (invitationId: string) =>
	db.mail.findMany({ where: { kind: "invitation", facts: { equals: { invitationId } } } });

const QUERY = { search: "", status: null, sort: "name", descending: false, offset: 0, limit: 25 } as const;

describe("inviting one person", () => {
	it("writes the invitation, the mail and the audit row", async () => {
		const { organization, admin, context, tom } = await northwind();
		const result = await inviteUser(context, tom);
		if (!result.ok) throw new Error(result.key);
		const { invitationId } = result.value;
		const stored = await db.invitation.findUniqueOrThrow({ where: { id: invitationId } });
		expect(stored).toMatchObject({ ...tom, invitedById: admin.id, organizationId: organization.id, acceptedAt: null });
		expect(stored.expiresAt.getTime() - stored.createdAt.getTime()).toBe(14 * 86_400_000);
		expect(await mailsAbout(invitationId)).toMatchObject([
			{ recipientEmail: tom.email, recipientName: null, userId: null, organizationId: organization.id },
		]);
		expect(await db.auditEntry.findMany({ where: { subjectId: invitationId } })).toMatchObject([
			{ action: "invitation.created", actorId: admin.id, subjectType: "invitation", after: tom },
		]);
	});

	it("is refused for a user of the organization or an address already invited, however the address is written; an account elsewhere isn't told", async () => {
		const { admin, context, tom } = await northwind();
		const stranger = await aUser(db, await anOrganization(db));
		expect(await inviteUser(context, { ...tom, email: admin.email.toUpperCase() })).toMatchObject({
			code: "CONFLICT",
			key: "inviteeIsUser",
			field: "email",
		});
		await inviteUser(context, tom);
		expect(await inviteUser(context, { ...tom, email: tom.email.toUpperCase() })).toMatchObject({
			code: "CONFLICT",
			key: "inviteeIsInvited",
			field: "email",
		});
		expect(await inviteUser(context, { ...tom, email: stranger.email })).toMatchObject({ ok: true });
	});

	it("works again once the earlier invitation has ended", async () => {
		const { organization, context, tom, invitations } = await northwind();
		await anInvitation(db, organization, { email: tom.email, expiresAt: new Date(Date.now() - 1000) });
		expect(await inviteUser(context, tom)).toMatchObject({ ok: true });
		expect((await invitations()).filter((one) => one.revokedAt === null)).toHaveLength(1);
	});

	it("by two administrators at once is done once, 20 rounds", async () => {
		const { context, tom, editor, as } = await northwind();
		const other = await as(editor);
		for (let round = 0; round < 20; round += 1) {
			const input = { ...tom, email: `${newId()}@acme.example` };
			const results = await Promise.all([inviteUser(context, input), inviteUser(other, input)]);
			expect(results.filter((result) => result.ok)).toHaveLength(1);
		}
	});

	it("requires Edit User, the inviter's own rights, and a role of this organization", async () => {
		const { organization, editor, as, tom, invitations } = await northwind();
		const member = await as(await aUser(db, organization));
		const viewerRole = { id: await aUserRole(db, organization, { rights: ["view_user_list"] }) };
		const viewer = await as(await aUser(db, organization, { role: viewerRole }));
		const elsewhere = await anOrganization(db);
		const asEditor = await as(editor);
		const { administratorRoleId } = organization;
		expect(await inviteUser(member, tom)).toMatchObject({ code: "NOT_FOUND", key: "notFound" });
		expect(await inviteUser(viewer, tom)).toMatchObject({ code: "FORBIDDEN", key: "editUserLacking" });
		expect(await inviteUser(asEditor, { ...tom, userRoleId: administratorRoleId })).toMatchObject({
			code: "FORBIDDEN",
			key: "inviteeRoleBeyondYou",
			field: "userRoleId",
		});
		expect(await inviteUser(asEditor, { ...tom, userRoleId: elsewhere.memberRoleId })).toMatchObject({
			code: "NOT_FOUND",
			field: "userRoleId",
		});
		expect(await invitations()).toEqual([]);
	});
});

describe("inviting many from a file", () => {
	const file = (rows: string[]) => ["name,email,role", ...rows].join("\n");

	it("is judged row by row first, and writes nothing", async () => {
		const { organization, admin, editor, as, tom, context, invitations } = await northwind();
		await inviteUser(context, tom);
		const csv = file([
			"Ann Berg,ann@acme.example,Member",
			"No Address,ann at acme,Member",
			"Nobody,,Member",
			",x@acme.example,Member",
			"Bo,bo@acme.example,Captain",
			"Cy,cy@acme.example,",
			"Di,di@acme.example,administrator",
			"Ann Again,ANN@acme.example,member",
			`Ada,${admin.email},Member`,
			`Tom,${tom.email},Member`,
			"Short,row@acme.example",
			`${"Long ".repeat(30)},long@acme.example,Member`,
		]);
		const result = await checkFile(await as(editor), { csv });
		if (!result.ok) throw new Error(result.key);
		expect(result.value.rows.map(({ line, problem }) => [line, problem?.kind ?? null])).toEqual([
			[2, null],
			[3, "notAnEmail"],
			[4, "emailMissing"],
			[5, "nameMissing"],
			[6, "unknownRole"],
			[7, "roleMissing"],
			[8, "roleBeyondYou"],
			[9, "twice"],
			[10, "alreadyUser"],
			[11, "alreadyInvited"],
			[12, "cells"],
			[13, "nameTooLong"],
		]);
		expect(result.value.rows[7]).toMatchObject({ problem: { firstLine: 2 } });
		expect(await invitations()).toHaveLength(1);
		expect(organization.id).not.toBe("");
	});

	it("invites the good rows once confirmed, and says how many; a second time none", async () => {
		const { context, invitations } = await northwind();
		const csv = file(["Ann Berg,ann@acme.example,Member", "Bo,bo at acme,Member", "Cy,cy@acme.example,Administrator"]);
		const bad = [{ line: 3, name: "Bo", email: "bo at acme", role: "Member", problem: { kind: "notAnEmail" } }];
		expect(await inviteMany(context, { csv })).toEqual({ ok: true, value: { invited: 2, rows: bad } });
		const made = await invitations();
		expect(made.map(({ email }) => email).sort()).toEqual(["ann@acme.example", "cy@acme.example"]);
		for (const { id } of made) expect(await mailsAbout(id)).toHaveLength(1);
		expect(await inviteMany(context, { csv })).toMatchObject({ ok: true, value: { invited: 0, rows: { length: 3 } } });
	});

	it("on a double click invites each once", async () => {
		const { context, invitations } = await northwind();
		const csv = file(Array.from({ length: 20 }, (_, index) => `Person ${index},p${index}@acme.example,Member`));
		const results = await Promise.all([inviteMany(context, { csv }), inviteMany(context, { csv })]);
		expect(results.map((result) => (result.ok ? result.value.invited : -1)).sort((a, b) => a - b)).toEqual([0, 20]);
		expect(await invitations()).toHaveLength(20);
	});

	it("stops at what an organization may send in a day, inviting no one", async () => {
		const { organization, admin, context, tom } = await northwind();
		await boughtCredits(db, { beneficiaryId: admin.id, credits: 10n });
		await db.mail.createMany({
			data: Array.from({ length: INVITATIONS_A_DAY - 1 }, (_, index) => ({
				...{ id: newId(), kind: "invitation", organizationId: organization.id },
				...{ recipientEmail: `p${index}@acme.example`, createdAt: new Date() },
			})),
		});
		const count = () => db.invitation.count({ where: { organizationId: organization.id } });
		const refused = {
			code: "TOO_MANY_REQUESTS",
			key: "tooManyInvitations",
			values: { most: INVITATIONS_A_DAY, left: 1 },
		};
		const two = file(["Q,q@acme.example,Member", "R,r@acme.example,Member"]);
		expect(await inviteMany(context, { csv: two })).toMatchObject(refused);
		expect(await count()).toBe(0);
		expect(await inviteUser(context, tom)).toMatchObject({ ok: true });
		expect(await inviteMany(context, { csv: file(["Q,q@acme.example,Member"]) })).toMatchObject({ code: refused.code });
		expect(await count()).toBe(1);
		const { id } = await anInvitation(db, organization, { lastSentAt: new Date("2026-03-01T12:00:00Z") });
		expect(await resendInvitation(context, { invitationId: id })).toMatchObject({ key: refused.key });
	});

	it("is refused without Edit User, and refuses anything that is no such file", async () => {
		const { organization, as, context } = await northwind();
		const member = await as(await aUser(db, organization));
		const csv = file(["Ann Berg,ann@acme.example,Member"]);
		expect(await checkFile(member, { csv })).toMatchObject({ code: "NOT_FOUND" });
		expect(await inviteMany(member, { csv })).toMatchObject({ code: "NOT_FOUND" });
		expect(await checkFile(context, { csv: "nothing" })).toMatchObject({ key: "csvWithoutHeader" });
		expect(await inviteMany(context, { csv: "nothing" })).toMatchObject({ key: "csvWithoutHeader" });
	});
});

describe("an open invitation", () => {
	it("is listed with who sent it and until when; expired ones say so", async () => {
		const { organization, admin, editor, as, context } = await northwind();
		const pending = await anInvitation(db, organization, { name: "Ann Berg", inviter: admin });
		const past = new Date(Date.now() - 1000);
		const expired = await anInvitation(db, organization, { name: "Bo_Dahl", inviter: admin, expiresAt: past });
		await anInvitation(db, await anOrganization(db), { name: "Another’s" });
		const list = (more: object) => listInvitations({ actor: context.actor, db }, { ...QUERY, ...more });
		expect(await list({})).toMatchObject({
			total: 2,
			rows: [
				{ id: pending.id, status: "pending", invitedBy: "Ada Admin", roleName: "Member" },
				{ id: expired.id, status: "expired" },
			],
		});
		expect(await list({ status: "expired" })).toMatchObject({ total: 1, rows: [{ id: expired.id }] });
		expect(await list({ search: "ann" })).toMatchObject({ total: 1, rows: [{ id: pending.id }] });
		expect(await list({ sort: "name", descending: true, limit: 1 })).toMatchObject({ rows: [{ id: expired.id }] });
		expect((await listInvitations({ actor: (await as(editor)).actor, db }, QUERY))?.total).toBe(2);
		expect(await listInvitations({ actor: (await as(await aUser(db, organization))).actor, db }, QUERY)).toBeNull();
	});

	it("is sent again at most once a minute, which resets its end", async () => {
		const { organization, context } = await northwind();
		const { id } = await anInvitation(db, organization, { lastSentAt: new Date("2026-03-01T12:00:00Z") });
		const at = (time: string) => ({ ...context, clock: clockAt(new Date(time)) });
		const input = { invitationId: id };
		expect(await resendInvitation(at("2026-03-01T12:00:59Z"), input)).toMatchObject({ code: "TOO_MANY_REQUESTS" });
		expect(await resendInvitation(at("2026-03-01T12:01:00Z"), input)).toMatchObject({ ok: true });
		expect(await resendInvitation(at("2026-03-01T12:01:30Z"), input)).toMatchObject({ code: "TOO_MANY_REQUESTS" });
		const { expiresAt } = await db.invitation.findUniqueOrThrow({ where: { id } });
		expect(expiresAt).toEqual(new Date("2026-03-15T12:01:00Z"));
		expect(await mailsAbout(id)).toHaveLength(1);
		const audited = await db.auditEntry.findMany({ where: { subjectId: id } });
		expect(audited).toMatchObject([{ action: "invitation.sent_again" }]);
	});

	it("stops working once it is revoked", async () => {
		const { organization, context } = await northwind();
		const { id, token } = await anInvitation(db, organization, { lastSentAt: new Date("2026-03-01T12:00:00Z") });
		expect(await revokeInvitation(context, { invitationId: id })).toMatchObject({ ok: true });
		expect(await readToken(db, { purpose: "invitation", token })).toBeNull();
		const gone = { code: "NOT_FOUND", key: "invitationNotFound" };
		expect(await revokeInvitation(context, { invitationId: id })).toMatchObject(gone);
		expect(await resendInvitation(context, { invitationId: id })).toMatchObject(gone);
		const audited = await db.auditEntry.findMany({ where: { subjectId: id } });
		expect(audited).toMatchObject([{ action: "invitation.revoked", before: { name: "Tom Reed" } }]);
	});

	it("of another organization is not found, and without Edit User nothing is done", async () => {
		const { organization, as } = await northwind();
		const { id } = await anInvitation(db, organization, { lastSentAt: new Date("2026-03-01T12:00:00Z") });
		const stranger = await as(await aUser(db, await anOrganization(db), { role: "administrator" }));
		const member = await as(await aUser(db, organization));
		for (const verb of [resendInvitation, revokeInvitation]) {
			expect(await verb(stranger, { invitationId: id })).toMatchObject({ code: "NOT_FOUND" });
			expect(await verb(member, { invitationId: id })).toMatchObject({ code: "NOT_FOUND" });
		}
		expect(await db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ revokedAt: null });
		expect(await mailsAbout(id)).toEqual([]);
	});

	it("keeps its role from being deleted, until it has ended", async () => {
		const { organization, context } = await northwind();
		const userRoleId = await aUserRole(db, organization, { name: "Team lead", rights: [] });
		const { id } = await anInvitation(db, organization, { userRoleId });
		expect(await deleteUserRole(context, { userRoleId })).toMatchObject({ code: "CONFLICT", key: "roleInvited" });
		await db.invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
		expect(await deleteUserRole(context, { userRoleId })).toMatchObject({ ok: true });
		const stored = await db.invitation.findUniqueOrThrow({ where: { id } });
		expect(stored).toMatchObject({ userRoleId: null, revokedAt: expect.any(Date) });
	});
});
