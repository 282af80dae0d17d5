import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { checkFile, inviteMany } from "./file/invite-many.ts";
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
	expect(invited.map(({ email }) => email)).toEqual(["jürgen@xn--bcher-kva.example", "kim@xn--bcher-kva.example"]);
});

it("takes every spelling of an address and a role for one: its case, how it is composed, its blanks", async () => {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { role: "administrator" });
	await aUserRole(db, organization, { name: "Prüfer der Kasse", rights: [] });
	const context = { actor: await actorOf(db, admin), db };
	const csv = [
		"name,email,role",
		"Nikos,ΝΙΚΟΣ@northwind.example,Pru\u0308fer\u00A0der Kasse",
		"Nikos,νικος@northwind.example,PRÜFER DER KASSE",
		"Nikos,νικοσ@Northwind.example\u200B,Prüfer der Kasse",
		"Mary \u202EeeL nhoJ,mary@northwind.example,Prüfer der Kasse",
		'"Mary\nLee",lee@northwind.example,Prüfer der Kasse',
	].join("\r\n");
	const problems = [
		null,
		{ kind: "twice", firstLine: 2 },
		{ kind: "twice", firstLine: 2 },
		{ kind: "nameNotOneLine" },
		{ kind: "nameNotOneLine" },
	];
	const checked = await checkFile(context, { csv });
	expect(checked.ok && checked.value.rows.map(({ problem }) => problem)).toEqual(problems);
	expect(await inviteMany(context, { csv })).toMatchObject({ value: { invited: 1 } });
	const [invited] = await db.invitation.findMany({ where: { organizationId: organization.id } });
	expect(invited).toMatchObject({ email: "νικος@northwind.example" });
});
