import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { inviteMany } from "./invite-many.ts";
import { inviteUser } from "./invite-user.ts";
import { inviteUserSchema } from "./schema.ts";

const { db } = await testDatabase();

it("takes both spellings of a domain for one address, in the form and in a file", async () => {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { role: "administrator" });
	const context = { actor: await actorOf(db, admin), db };
	const typed = { name: "Jürgen", email: "Jürgen@Bücher.example", userRoleId: organization.memberRoleId };
	expect(await inviteUser(context, inviteUserSchema.parse(typed))).toMatchObject({ ok: true });
	const csv = [
		"name,email,role",
		"Jürgen,jürgen@bücher.example,Member",
		"Kim,kim@bücher.example,Member",
		"Kim,KIM@xn--bcher-kva.example,Member",
	].join("\n");
	expect(await inviteMany(context, { csv })).toMatchObject({
		value: { invited: 1, rows: [{ problem: { kind: "alreadyInvited" } }, { problem: { kind: "twice" } }] },
	});
	const invited = await db.invitation.findMany({
		where: { organizationId: organization.id },
		orderBy: { createdAt: "asc" },
	});
	expect(invited.map(({ email }) => email)).toEqual(["Jürgen@xn--bcher-kva.example", "kim@xn--bcher-kva.example"]);
});
