import { describe, expect, it } from "vitest";
import { MAILS_A_DAY_FROM_PLACE } from "@/lib/outbox/limits.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { inviteMany } from "./file/invite-many.ts";
import { inviteUser } from "./invite-user.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { INVITATIONS_A_DAY_UNPAID, INVITATIONS_TO_MAILBOX_A_DAY } from "./sent-today.ts";

const { db } = await testDatabase();

/** An organization that has just been created, or one that has bought something. */
async function anInviter({ paid = false, ipAddress = `2001:db8:${newId().slice(0, 4)}::1` } = {}) {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { role: "administrator" });
	if (paid) await boughtCredits(db, { beneficiaryId: admin.id, credits: 10n });
	const context = { actor: await actorOf(db, admin), db, ipAddress };
	const { memberRoleId: userRoleId } = organization;
	const invite = (email: string) => inviteUser(context, { name: "Tom Reed", email, userRoleId });
	/** Invites, and revokes the invitation, which makes room for the next one. */
	const inviteOnce = async (email: string) => {
		const invited = await invite(email);
		if (invited.ok) await revokeInvitation(context, { invitationId: invited.value.invitationId });
		return invited;
	};
	const inviteFile = (count: number) => {
		const rows = Array.from({ length: count }, () => `Tom Reed,${newId()}@caps.example,Member`);
		return inviteMany(context, { csv: ["name,email,role", ...rows].join("\n") });
	};
	return { invite, inviteOnce, inviteFile };
}

const TOO_MANY = { ok: false, code: "TOO_MANY_REQUESTS" };

describe("an organization that has never paid", () => {
	it("invites a few strangers a day, and a longer file not at all", async () => {
		const { invite, inviteFile } = await anInviter();
		expect(await inviteFile(INVITATIONS_A_DAY_UNPAID + 1)).toMatchObject({ ...TOO_MANY, key: "tooManyInvitations" });
		expect(await inviteFile(INVITATIONS_A_DAY_UNPAID)).toMatchObject({ ok: true });
		expect(await invite(`${newId()}@caps.example`)).toMatchObject({ ...TOO_MANY, values: { left: 0 } });
	});

	it("shares what goes out from one place with others like it there", async () => {
		const ipAddress = "203.0.113.7";
		for (let sent = 0; sent < MAILS_A_DAY_FROM_PLACE; sent += INVITATIONS_A_DAY_UNPAID) {
			const { inviteFile } = await anInviter({ ipAddress });
			expect(await inviteFile(INVITATIONS_A_DAY_UNPAID)).toMatchObject({ ok: true });
		}
		const third = await anInviter({ ipAddress });
		expect(await third.inviteFile(1)).toMatchObject({ ...TOO_MANY, key: "tooManyInvitationsFromHere" });
		const paying = await anInviter({ ipAddress, paid: true });
		expect(await paying.inviteFile(INVITATIONS_A_DAY_UNPAID + 1)).toMatchObject({ ok: true });
		const elsewhere = await anInviter({ ipAddress: "203.0.113.8" });
		expect(await elsewhere.inviteFile(1)).toMatchObject({ ok: true });
	});
});

describe("one mailbox", () => {
	it("is written to a few times a day, whichever organizations invite it and however it is spelled", async () => {
		const spellings = ["tom.reed.caps@gmail.com", "tomreedcaps+a@gmail.com", "T.o.m.reedcaps@googlemail.com"];
		expect(spellings).toHaveLength(INVITATIONS_TO_MAILBOX_A_DAY);
		for (const email of spellings) expect(await (await anInviter()).invite(email)).toMatchObject({ ok: true });
		const another = await anInviter();
		expect(await another.invite("tomreedcaps@gmail.com")).toMatchObject({ ...TOO_MANY, field: "email" });
		expect(await another.invite("tom.reed.caps@caps.example")).toMatchObject({ ok: true });
	});

	it("can still be invited by a paying organization when unpaid ones have used up their share", async () => {
		const email = `${newId()}@caps.example`;
		const { inviteOnce } = await anInviter();
		for (let count = 0; count < INVITATIONS_TO_MAILBOX_A_DAY; count += 1) await inviteOnce(email);
		expect(await (await anInviter()).invite(email)).toMatchObject(TOO_MANY);
		expect(await (await anInviter({ paid: true })).invite(email)).toMatchObject({ ok: true });
	});

	it("invited by two organizations at once gets no more", async () => {
		const email = `${newId()}@caps.example`;
		const inviters = await Promise.all(Array.from({ length: 5 }, () => anInviter()));
		const answers = await Promise.all(inviters.map(({ invite }) => invite(email)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(INVITATIONS_TO_MAILBOX_A_DAY);
	});
});
