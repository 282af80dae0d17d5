import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import { changeUserSchema } from "@/lib/user-information/schema.ts";
import { changeUserRole } from "@/lib/user-roles/change-user-role.ts";
import { acceptAsNewUser } from "./accept/accept-as-new-user.ts";
import { acceptInvitation } from "./accept/accept-invitation.ts";
import { readInvitation } from "./accept/read-invitation.ts";
import { inviteUser } from "./invite-user.ts";
import { listInvitations } from "./queries.ts";
import { resendInvitation } from "./resend-invitation.ts";

const { db } = await testDatabase();

/** Northwind's Ivan may invite; Ada has more rights than Ivan. Tom is invited as a member by Ivan. */
async function northwind() {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const rights = ["view_user_list", "edit_user", "purchase"] as const;
	const inviterRoleId = await aUserRole(db, organization, { name: "Inviters", rights });
	const ivan = await aUser(db, organization, { name: "Ivan", role: { id: inviterRoleId } });
	const tom = await anInvitation(db, organization, { name: "Tom Reed", inviter: ivan });
	const byAda = await anInvitation(db, organization, { inviter: admin });
	const context = { actor: await actorOf(db, admin), db };
	return { organization, admin, ivan, inviterRoleId, tom, byAda, context };
}
type Northwind = Awaited<ReturnType<typeof northwind>>;

const accept = (token: string) =>
	acceptAsNewUser({ db }, { token, name: "Tom Reed", password: "a quiet harbour", timeZone: null });
const stored = (id: string) => db.invitation.findUniqueOrThrow({ where: { id } });
const LIST = { search: "", sort: "createdAt", descending: true, offset: 0, limit: 50, status: null } as const;

async function saveUser({ context }: Northwind, userId: string, changes: Record<string, unknown>) {
	const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
	const { version, name, email, userRoleId, status, language, timeZone, creditOwnerId } = user;
	const form = { userId, version, name, email, userRoleId, status, language, timeZone, creditOwnerId };
	const saved = await changeUser(context, changeUserSchema.parse({ ...form, creditUsers: null, ...changes }));
	expect(saved).toMatchObject({ ok: true });
}

async function saveRole({ context }: Northwind, userRoleId: string, rights: string[]) {
	const { version, name } = await db.userRole.findUniqueOrThrow({ where: { id: userRoleId } });
	const saved = await changeUserRole(context, { userRoleId, version, name, rights: rights as ["purchase"] });
	expect(saved).toMatchObject({ ok: true });
}

/** Each way in which the inviter can lose the rights that the invitations grant. */
const LOSSES: [string, string, (world: Northwind) => Promise<void>][] = [
	["suspended", "inviter_suspended", (world) => saveUser(world, world.ivan.id, { status: "suspended" })],
	[
		"given a lesser role",
		"inviter_lacks_rights",
		(world) => saveUser(world, world.ivan.id, { userRoleId: world.organization.memberRoleId }),
	],
	[
		"removed",
		"inviter_removed",
		async (world) => {
			const nothing = { creditUsers: null, credits: null, shareGroupIds: [] };
			const who = { userId: world.ivan.id, version: 0, reason: "Has left us" };
			expect(await removeUser(world.context, { ...who, ...nothing })).toMatchObject({ ok: true });
		},
	],
	[
		"left with a role that lost its right to invite",
		"inviter_lacks_rights",
		(world) => saveRole(world, world.inviterRoleId, ["view_user_list", "purchase"]),
	],
	[
		"left below the invited role, which got another right",
		"inviter_lacks_rights",
		(world) => saveRole(world, world.organization.memberRoleId, ["purchase", "view_billing"]),
	],
];

describe.each(LOSSES)("an inviter who is %s", (_, endedBecause, lose) => {
	it("ends the invitation in that change, with an audit row, and it lets no one join", async () => {
		const world = await northwind();
		const { tom, byAda, context, admin } = world;
		await lose(world);
		expect(await stored(tom.id)).toMatchObject({ endedBecause, revokedAt: expect.any(Date) });
		expect(await stored(byAda.id)).toMatchObject({ endedBecause: null, revokedAt: null });
		const audited = await db.auditEntry.findMany({ where: { subjectId: tom.id } });
		expect(audited).toMatchObject([
			{ action: "invitation.ended", actorId: admin.id, before: { name: "Tom Reed" }, after: { endedBecause } },
		]);
		expect(await accept(tom.token)).toMatchObject({ code: "NOT_FOUND", key: "linkNotGood" });
		const listed = await listInvitations({ actor: context.actor, db }, { ...LIST, status: "ended" });
		expect(listed).toMatchObject({ total: 1, rows: [{ id: tom.id, status: "ended", endedBecause }] });
	});

	it("lets another administrator invite the same address", async () => {
		const world = await northwind();
		await lose(world);
		const { tom, context, organization } = world;
		const again = { name: "Tom Reed", email: tom.email, userRoleId: organization.administratorRoleId };
		expect(await inviteUser(context, again)).toMatchObject({ ok: true });
		const listed = await listInvitations({ actor: context.actor, db }, { ...LIST, search: tom.email });
		expect(listed).toMatchObject({ total: 1, rows: [{ status: "pending", invitedBy: "Ada Admin" }] });
	});
});

describe("accepting looks at the inviter again", () => {
	it("and refuses, even if they changed without the invitation being ended", async () => {
		const { ivan, tom } = await northwind();
		await db.user.update({ where: { id: ivan.id }, data: { status: "suspended" } });
		expect(await readInvitation({ actor: null, db }, tom.token)).toEqual({ kind: "not_good" });
		expect(await accept(tom.token)).toMatchObject({ code: "NOT_FOUND", key: "linkNotGood" });
		const own = await anOrganization(db);
		const sally = await aUser(db, own, { email: tom.email, role: "administrator" });
		const moved = await acceptInvitation({ actor: await actorOf(db, sally), db }, { token: tom.token });
		expect(moved).toMatchObject({ code: "NOT_FOUND", key: "linkNotGood" });
		expect(await db.user.findUniqueOrThrow({ where: { id: sally.id } })).toMatchObject({ organizationId: own.id });
	});

	it("while the inviter is being demoted, it is one or the other", async () => {
		for (let round = 0; round < 5; round += 1) {
			const world = await northwind();
			const demote = saveUser(world, world.ivan.id, { userRoleId: world.organization.memberRoleId });
			const [accepted] = await Promise.all([accept(world.tom.token), demote]);
			const { endedBecause, acceptedAt } = await stored(world.tom.id);
			expect(endedBecause === null).toBe(accepted.ok);
			expect(acceptedAt !== null).toBe(accepted.ok);
		}
	});

	it("a user who resends it is its inviter from then on", async () => {
		const world = await northwind();
		const { context, tom, ivan } = world;
		await db.invitation.update({ where: { id: tom.id }, data: { lastSentAt: new Date(Date.now() - 3_600_000) } });
		expect(await resendInvitation(context, { invitationId: tom.id })).toMatchObject({ ok: true });
		await saveUser(world, ivan.id, { status: "suspended" });
		expect(await stored(tom.id)).toMatchObject({ endedBecause: null, invitedById: context.actor.userId });
	});
});
