import { describe, expect, it } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { inviteMany } from "./file/invite-many.ts";
import { inviteUser } from "./invite-user.ts";
import { resendInvitation } from "./resend-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

const { db } = await testDatabase();
const organization = await anOrganization(db);
const as = async (user: { id: string }) => ({ actor: await actorOf(db, user), db });
const context = await as(await aUser(db, organization, { role: "administrator" }));

describe("an invitation", () => {
	it("is sent to one mailbox three times a day at most, whatever its tag: resent, invited again, or from a file", async () => {
		const tom = { name: "Tom Reed", email: `tom.${newId()}@acme.example`, userRoleId: organization.memberRoleId };
		const at = (time: string) => ({ ...context, clock: clockAt(new Date(`2026-03-01T${time}:00Z`)) });
		const invited = await inviteUser(at("12:00"), tom);
		if (!invited.ok) throw new Error(invited.key);
		const { invitationId } = invited.value;
		expect(await resendInvitation(at("12:02"), { invitationId })).toMatchObject({ ok: true });
		const [local, domain] = tom.email.split("@");
		const csv = `name,email,role\nA,${local}+a@${domain},Member\nB,${local}+b@${domain},Member`;
		expect(await inviteMany(at("12:03"), { csv })).toMatchObject({
			value: { invited: 1, rows: [{ name: "B", problem: { kind: "writtenToOften" } }] },
		});
		const refused = { code: "TOO_MANY_REQUESTS", key: "inviteeWrittenToOften" };
		expect(await resendInvitation(at("12:04"), { invitationId })).toMatchObject(refused);
		await revokeInvitation(at("12:05"), { invitationId });
		expect(await inviteUser(at("12:06"), tom)).toMatchObject({ ...refused, field: "email" });
		const tomorrow = { ...context, clock: clockAt(new Date("2026-03-02T12:10:00Z")) };
		expect(await inviteUser(tomorrow, tom)).toMatchObject({ ok: true });
	});

	it("can't be resent by an actor who lacks rights of its role", async () => {
		const editorRole = { id: await aUserRole(db, organization, { rights: ["view_user_list", "edit_user"] }) };
		const editor = await aUser(db, organization, { role: editorRole });
		const past = { lastSentAt: new Date("2026-03-01T12:00:00Z"), expiresAt: new Date("2026-03-15T12:00:00Z") };
		const userRoleId = organization.administratorRoleId;
		const { id } = await anInvitation(db, organization, { ...past, userRoleId });
		const input = { invitationId: id };
		expect(await resendInvitation(await as(editor), input)).toMatchObject({
			code: "FORBIDDEN",
			key: "inviteeRoleBeyondYou",
		});
		expect(await db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject(past);
		expect(await resendInvitation(context, input)).toMatchObject({ ok: true });
	});
});
