import { describe, expect, it } from "vitest";
import { EMAIL_CHANGES_AN_HOUR } from "@/lib/accounts/request-email.ts";
import { mintToken, readToken } from "@/lib/accounts/tokens/tokens.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { changeUser } from "./change-user.ts";
import { changeUserSchema } from "./schema.ts";

const { db } = await testDatabase();

const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });
const mailsOf = (userId: string) => db.mail.findMany({ where: { userId } });

async function anOffice() {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const peter = await aUser(db, organization, { name: "Peter Wong", email: `peter@${organization.id}.example` });
	const context = { actor: await actorOf(db, admin), db };
	const enter = async (userId: string, email: string, as = context) => {
		const { version, name, userRoleId, status, language, timeZone, creditOwnerId } = await stored(userId);
		const fields = { userId, version, name, userRoleId, status, language, timeZone, creditOwnerId, creditUsers: null };
		return changeUser(as, changeUserSchema.parse({ ...fields, email }));
	};
	return { organization, admin, peter, context, enter };
}

describe("an address that an administrator enters", () => {
	it("is only pending: the old one stays and counts, and the new one is written to", async () => {
		const { admin, peter, enter } = await anOffice();
		expect(await enter(peter.id, " new@northwind.example ")).toEqual({ ok: true, value: { version: 1 } });
		expect(await stored(peter.id)).toMatchObject({ email: peter.email, pendingEmail: "new@northwind.example" });
		expect((await stored(peter.id)).emailVerifiedAt).not.toBeNull();
		expect(await mailsOf(peter.id)).toMatchObject([
			{ kind: "email_change", recipientEmail: "new@northwind.example", facts: { userId: peter.id } },
		]);
		expect(await db.auditEntry.findMany({ where: { subjectId: peter.id } })).toMatchObject([
			{
				action: "user.email_change_requested",
				actorId: admin.id,
				before: { pendingEmail: null },
				after: { pendingEmail: "new@northwind.example" },
			},
		]);
	});

	it("is cancelled by entering the old one again, and then its link stops working", async () => {
		const { peter, enter } = await anOffice();
		await enter(peter.id, "new@northwind.example");
		const subject = { purpose: "email_change", userId: peter.id, email: "new@northwind.example" } as const;
		const token = await transact(db, (tx) => mintToken(tx, subject));
		expect(await readToken(db, { purpose: "email_change", token })).toMatchObject({ userId: peter.id });
		expect(await enter(peter.id, peter.email.toUpperCase())).toMatchObject({ ok: true });
		expect(await stored(peter.id)).toMatchObject({ email: peter.email, pendingEmail: null });
		expect(await readToken(db, { purpose: "email_change", token })).toBeNull();
	});

	it("changes and mails nothing where it is entered already, or another part of the save is refused", async () => {
		const { organization, peter, enter, context } = await anOffice();
		await enter(peter.id, "new@northwind.example");
		expect(await enter(peter.id, "NEW@northwind.example")).toEqual({ ok: true, value: { version: 1 } });
		const suspended = await aUser(db, organization, { status: "suspended" });
		const { version, name, userRoleId, language, timeZone } = await stored(peter.id);
		const refused = await changeUser(
			context,
			changeUserSchema.parse({
				...{ userId: peter.id, version, name, userRoleId, language, timeZone, status: "active" },
				...{ email: "third@northwind.example", creditOwnerId: suspended.id, creditUsers: null },
			}),
		);
		expect(refused).toMatchObject({ ok: false, key: "creditOwnerSuspended" });
		expect((await mailsOf(peter.id)).length).toBe(1);
	});

	it("that belongs to another user is accepted like any other, which doesn't reveal who has an account", async () => {
		const { peter, enter } = await anOffice();
		const stranger = await aUser(db, await anOrganization(db));
		const taken = await enter(peter.id, stranger.email);
		const other = await anOffice();
		expect(taken).toEqual(await other.enter(other.peter.id, "free@northwind.example"));
		expect(await stored(peter.id)).toMatchObject({ email: peter.email, pendingEmail: stranger.email });
		expect(await stored(stranger.id)).toMatchObject({ email: stranger.email, version: 0 });
	});

	it("is refused for a user with rights that the actor lacks, and for the actor", async () => {
		const { organization, admin, enter, context } = await anOffice();
		const role = { id: await aUserRole(db, organization, { rights: ["view_user_list", "edit_user"] }) };
		const editor = { actor: await actorOf(db, await aUser(db, organization, { role })), db };
		expect(await enter(admin.id, "mine@evil.example", editor)).toMatchObject({
			code: "FORBIDDEN",
			key: "userHasRightsYouLack",
			field: "email",
		});
		expect(await enter(context.actor.userId, "mine@evil.example")).toMatchObject({ key: "ownEmailInProfile" });
		expect(await stored(admin.id)).toMatchObject({ pendingEmail: null });
		expect(await mailsOf(admin.id)).toEqual([]);
	});

	it("is written to a few times an hour at most", async () => {
		const { peter, enter } = await anOffice();
		for (let sent = 0; sent < EMAIL_CHANGES_AN_HOUR; sent += 1) {
			expect(await enter(peter.id, `new-${sent}@northwind.example`)).toMatchObject({ ok: true });
		}
		expect(await enter(peter.id, "one-more@northwind.example")).toMatchObject({
			code: "TOO_MANY_REQUESTS",
			field: "email",
		});
		expect((await mailsOf(peter.id)).length).toBe(EMAIL_CHANGES_AN_HOUR);
	});
});
