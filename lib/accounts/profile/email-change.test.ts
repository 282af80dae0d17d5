import { beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { signIn } from "@/lib/auth/sign-in/sign-in.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestOrganization } from "@/lib/testing/people.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { changeUserSchema } from "@/lib/user-information/schema.ts";
import { requestPasswordReset } from "../passwords/request-password-reset.ts";
import {
	EMAIL_CHANGES_AN_HOUR,
	EMAIL_CHANGES_TO_MAILBOX_A_DAY,
	EMAIL_CHANGES_TO_MAILBOX_FROM_ALL_A_DAY,
} from "../request-email.ts";
import { mintToken } from "../tokens/tokens.ts";
import { cancelEmailChange } from "./cancel-email-change.ts";
import { confirmEmail } from "./confirm-email.ts";
import { readEmailChange } from "./queries.ts";
import { requestEmailChange } from "./request-email-change.ts";
import { sendEmailChangeAgain } from "./send-email-change-again.ts";

const { db, sql } = await testDatabase();
const organization = await anOrganization(db);
const PASSWORD = "a quiet harbour";
const passwordHash = await hashPassword(PASSWORD);
const home = { ipAddress: "192.0.2.1", userAgent: "a browser" };

async function aPerson(of: TestOrganization = organization, role: "member" | "administrator" = "member") {
	const { id, email } = await aUser(db, of, { passwordHash, role });
	const sessionId = await startSession({ userId: id, ...home }, db);
	const context = { actor: await actorOf(db, id), db, visit: { ...home, sessionId } };
	const stored = () => db.user.findUniqueOrThrow({ where: { id } });
	const request = (to: string, currentPassword = PASSWORD) =>
		requestEmailChange(context, { email: to, currentPassword });
	const mails = () => db.mail.findMany({ where: { userId: id }, orderBy: { createdAt: "asc" } });
	/** The link in the mail to the pending address: the link is made when it is delivered. */
	const linkIn = async (address: string) => {
		const subject = { purpose: "email_change", userId: id, email: address } as const;
		return transact(db, (tx) => mintToken(tx, subject));
	};
	return { id, email, sessionId, context, stored, request, mails, linkIn };
}

const another = () => `${newId()}@northwind.example`;
const signsInWith = async (email: string) => (await signIn({ email, password: PASSWORD }, home, db)).ok;

beforeEach(async () => {
	await sql.query("DELETE FROM rate_limit");
});

describe("asking for another address", () => {
	it("stores it as pending and writes to it; the old one counts", async () => {
		const { id, email, stored, request, mails } = await aPerson();
		const wanted = another();
		expect(await request(wanted)).toEqual({ ok: true, value: { pendingEmail: wanted } });
		expect(await stored()).toMatchObject({ email, pendingEmail: wanted, version: 1 });
		expect(await mails()).toMatchObject([{ kind: "email_change", recipientEmail: wanted, facts: { userId: id } }]);
		expect(await signsInWith(email)).toBe(true);
		expect(await signsInWith(wanted)).toBe(false);
		const where = { subjectId: id, action: { not: "user.signed_in" } };
		expect(await db.auditEntry.findMany({ where })).toMatchObject([
			{ action: "user.email_change_requested", actorId: id, after: { pendingEmail: wanted } },
		]);
	});

	it("requires the password, slowed down like the sign-in", async () => {
		const { request, stored, mails } = await aPerson();
		for (let guess = 0; guess < 5; guess += 1) {
			expect(await request(another(), "a guess")).toMatchObject({ key: "currentPasswordWrong" });
		}
		expect(await request(another())).toMatchObject({ code: "TOO_MANY_REQUESTS", field: "currentPassword" });
		expect(await stored()).toMatchObject({ pendingEmail: null, version: 0 });
		expect(await mails()).toEqual([]);
	});

	it("answers a taken address like a free one", async () => {
		const [taken, asker] = [await aPerson(await anOrganization(db)), await aPerson()];
		const answer = await asker.request(taken.email);
		expect(answer).toEqual({ ok: true, value: { pendingEmail: taken.email } });
		expect(await asker.mails()).toMatchObject([{ kind: "email_change", recipientEmail: taken.email }]);
		expect(await taken.mails()).toEqual([]);
	});

	it("is refused for the user's own, unless its mailbox never confirmed it", async () => {
		const { id, email, request, context } = await aPerson();
		expect(await request(email.toUpperCase())).toMatchObject({ key: "emailIsYours", field: "email" });
		await db.user.update({ where: { id }, data: { emailVerifiedAt: null } });
		const unverified = { ...context, actor: await actorOf(db, id) };
		const asked = await requestEmailChange(unverified, { email, currentPassword: PASSWORD });
		expect(asked).toMatchObject({ ok: true });
	});

	it("can be sent again a few times an hour, and cancelled", async () => {
		const { context, request, mails, stored, linkIn } = await aPerson();
		const wanted = another();
		await request(wanted);
		for (let sent = 1; sent < EMAIL_CHANGES_AN_HOUR; sent += 1) {
			expect(await sendEmailChangeAgain(context)).toEqual({ ok: true, value: { pendingEmail: wanted } });
		}
		expect(await sendEmailChangeAgain(context)).toMatchObject({ code: "TOO_MANY_REQUESTS" });
		expect((await mails()).length).toBe(EMAIL_CHANGES_AN_HOUR);
		const token = await linkIn(wanted);
		expect(await cancelEmailChange(context)).toEqual({ ok: true, value: null });
		expect(await cancelEmailChange(context)).toEqual({ ok: true, value: null });
		expect((await stored()).pendingEmail).toBeNull();
		expect(await confirmEmail(context, { token })).toMatchObject({ key: "emailChangeInvalid" });
		expect(await sendEmailChangeAgain(context)).toMatchObject({ key: "noEmailChange" });
	});

	it("is written a few times a day to one mailbox, whichever users enter it, and leaves some to those who paid", async () => {
		const mailbox = newId();
		let count = 0;
		const ask = async (of: TestOrganization) => (await aPerson(of)).request(`${mailbox}+${count++}@northwind.example`);
		const [unpaid, paid] = [await anOrganization(db), await anOrganization(db)];
		await boughtCredits(db, { beneficiaryId: (await aPerson(paid)).id, credits: 10n });
		while (count < EMAIL_CHANGES_TO_MAILBOX_A_DAY) expect(await ask(unpaid)).toMatchObject({ ok: true });
		const refused = { code: "TOO_MANY_REQUESTS", key: "newEmailWrittenToOften", field: "email" };
		expect(await ask(unpaid)).toMatchObject(refused);
		count -= 1;
		while (count < EMAIL_CHANGES_TO_MAILBOX_FROM_ALL_A_DAY) expect(await ask(paid)).toMatchObject({ ok: true });
		expect(await ask(paid)).toMatchObject(refused);
	});

	it("of several at once to one mailbox, no more", async () => {
		const mailbox = another();
		const askers = await Promise.all(Array.from({ length: EMAIL_CHANGES_TO_MAILBOX_A_DAY + 2 }, () => aPerson()));
		const answers = await Promise.all(askers.map(({ request }) => request(mailbox)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(EMAIL_CHANGES_TO_MAILBOX_A_DAY);
	});
});

describe("confirming", () => {
	it("makes the new address count, tells the old one, ends every other session", async () => {
		const { id, email, sessionId, context, stored, request, mails, linkIn } = await aPerson();
		const elsewhere = await startSession({ userId: id, ...home }, db);
		const wanted = another();
		await request(wanted);
		const token = await linkIn(wanted);
		expect(await readEmailChange({ actor: context.actor, db }, token)).toEqual({ email: wanted, groupsLost: [] });
		expect((await stored()).email, "opening changes nothing").toBe(email);
		expect(await confirmEmail(context, { token })).toEqual({ ok: true, value: { email: wanted } });
		expect(await stored()).toMatchObject({ email: wanted, pendingEmail: null });
		expect((await mails()).at(-1)).toMatchObject({ kind: "email_changed", recipientEmail: email });
		expect(await userOfSession(elsewhere, db)).toBeNull();
		expect(await userOfSession(sessionId, db)).toBe(id);
		expect([await signsInWith(email), await signsInWith(wanted)]).toEqual([false, true]);
		const entry = await db.auditEntry.findFirst({ where: { subjectId: id, action: "user.email_changed" } });
		expect(entry).toMatchObject({ actorId: id, before: { email }, after: { email: wanted } });
	});

	it("with one link twice at once happens once, 10 rounds", async () => {
		for (let round = 0; round < 10; round += 1) {
			const { context, request, mails, linkIn } = await aPerson();
			const wanted = another();
			await request(wanted);
			const token = await linkIn(wanted);
			const results = await Promise.all([1, 2].map(() => confirmEmail(context, { token })));
			expect(results.filter((result) => result.ok).length).toBe(1);
			expect((await mails()).filter(({ kind }) => kind === "email_changed").length).toBe(1);
		}
	});

	it("an address that another user has taken in the meantime is refused, and the link isn't used up", async () => {
		const { context, email, stored, request, linkIn } = await aPerson();
		const other = await aPerson(await anOrganization(db));
		await request(other.email.toUpperCase());
		const token = await linkIn(other.email.toUpperCase());
		expect(await confirmEmail(context, { token })).toMatchObject({ code: "CONFLICT", key: "emailTaken" });
		expect(await stored()).toMatchObject({ email, pendingEmail: other.email.toUpperCase() });
		await db.user.update({ where: { id: other.id }, data: { email: another() } });
		expect(await confirmEmail(context, { token })).toMatchObject({ ok: true });
	});

	it("one address by two accounts at once gives it to one, 10 rounds", async () => {
		for (let round = 0; round < 10; round += 1) {
			const wanted = another();
			const both = [await aPerson(), await aPerson(await anOrganization(db))];
			const links = await Promise.all(
				both.map(async ({ request, linkIn }) => {
					await request(wanted);
					return linkIn(wanted);
				}),
			);
			const results = await Promise.all(both.map(({ context }, i) => confirmEmail(context, { token: links[i] ?? "" })));
			expect(results.map((result) => (result.ok ? "confirmed" : result.key)).sort()).toEqual([
				"confirmed",
				"emailTaken",
			]);
		}
	});

	it("takes only the user's own link: unknown, old, voided and other users' links are refused alike", async () => {
		const { context, request, linkIn, stored } = await aPerson();
		const wanted = another();
		await request(wanted);
		const voided = await linkIn(wanted);
		const old = await linkIn(wanted);
		await sql.query("UPDATE token SET expires_at = created_at WHERE expires_at > now()");
		const stranger = await aPerson(await anOrganization(db));
		const theirs = another();
		await stranger.request(theirs);
		const refused = { ok: false, code: "NOT_FOUND", key: "emailChangeInvalid" };
		for (const token of ["", "nonsense", voided, old, await stranger.linkIn(theirs)]) {
			expect(await confirmEmail(context, { token })).toMatchObject(refused);
			expect(await readEmailChange({ actor: context.actor, db }, token)).toBeNull();
		}
		expect((await stored()).email).not.toBe(wanted);
		expect((await stranger.stored()).pendingEmail, "the stranger's link is not used up").toBe(theirs);
		const again = await stranger.linkIn(theirs);
		expect(await confirmEmail(stranger.context, { token: again })).toMatchObject({ ok: true });
	});
});

describe("an administrator who enters their own address for a user", () => {
	it("gains nothing: they can't confirm with the link in their mailbox, nor sign in, nor be sent a reset", async () => {
		const here = await anOrganization(db);
		const [admin, victim] = [await aPerson(here, "administrator"), await aPerson(here)];
		const evil = another();
		const { version, name, userRoleId, status, language, timeZone, creditOwnerId } = await victim.stored();
		const saved = await changeUser(
			{ actor: admin.context.actor, db },
			changeUserSchema.parse({
				...{ userId: victim.id, version, name, userRoleId, status, language, timeZone, creditOwnerId },
				...{ email: evil, creditUsers: null },
			}),
		);
		expect(saved).toMatchObject({ ok: true });
		const token = await victim.linkIn(evil);
		expect(await confirmEmail(admin.context, { token })).toMatchObject({ key: "emailChangeInvalid" });
		expect(await readEmailChange({ actor: admin.context.actor, db }, token)).toBeNull();
		expect(await victim.stored()).toMatchObject({ email: victim.email, pendingEmail: evil });
		expect(await signsInWith(evil)).toBe(false);
		expect(await signsInWith(victim.email)).toBe(true);
		expect((await victim.mails()).map(({ kind, recipientEmail }) => [kind, recipientEmail])).toEqual([
			["email_change", evil],
		]);
		for (const asked of [evil, victim.email]) await requestPasswordReset({ db }, { email: asked });
		const sent = await db.mail.findMany({ where: { kind: "password_reset" }, orderBy: { createdAt: "desc" } });
		expect(sent.filter(({ userId }) => userId === victim.id).map((mail) => mail.recipientEmail)).toEqual([
			victim.email,
		]);
		// The victim sees the pending address and cancels it.
		expect(await cancelEmailChange(victim.context)).toMatchObject({ ok: true });
		expect(await confirmEmail(victim.context, { token })).toMatchObject({ key: "emailChangeInvalid" });
	});
});
