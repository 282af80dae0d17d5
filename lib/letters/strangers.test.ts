import { describe, expect, it } from "vitest";
import { inviteUser } from "@/lib/accounts/invitations/invite-user.ts";
import { requestPasswordReset } from "@/lib/accounts/passwords/request-password-reset.ts";
import { startSignUp } from "@/lib/accounts/sign-up/start-sign-up.ts";
import { saveBillingInformation } from "@/lib/billing-information/save-billing-information.ts";
import { billingInformationSchema } from "@/lib/billing-information/schema.ts";
import { resumeMail, stopMail } from "@/lib/mail-stops/stop-mail.ts";
import { stopToken } from "@/lib/mail-stops/stop-token.ts";
import type { MailKind } from "@/lib/outbox/mail-kinds.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { changeUserSchema } from "@/lib/user-information/schema.ts";
import { deliverMail } from "./delivery/deliver-mail.ts";

const { db } = await testDatabase();
const WORDS = "Your account is suspended";
const organization = await anOrganization(db, { name: WORDS });
const admin = await aUser(db, organization, { name: WORDS, role: "administrator" });
const context = { actor: await actorOf(db, admin), db };

/** Each way to have mail sent to a mailbox that is not a user's confirmed address. */
const WAYS: [MailKind, (email: string) => Promise<unknown>][] = [
	["sign_up", (email) => startSignUp({ db }, { name: WORDS, email })],
	["invitation", (email) => inviteUser(context, { name: WORDS, email, userRoleId: organization.memberRoleId })],
	["password_reset_unknown", (email) => requestPasswordReset({ db }, { email })],
	[
		"billing_email",
		async (billingEmail) => {
			const actor = await actorOf(db, await aUser(db, organization, { name: WORDS }));
			const address = { addressLine1: WORDS, addressLine2: "", city: WORDS, region: "", postalCode: "", country: "HK" };
			const words = { legalName: WORDS, taxId: WORDS, poNumber: WORDS };
			const form = { kind: "company" as const, ...words, ...address, billingEmail, currency: "", version: null };
			return saveBillingInformation({ actor, db }, billingInformationSchema.parse(form));
		},
	],
	[
		"email_change",
		async (email) => {
			const { id: userId } = await aUser(db, organization, { name: WORDS });
			const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
			const { version, name, userRoleId, status, language, timeZone, creditOwnerId } = user;
			const form = { userId, version, name, userRoleId, status, language, timeZone, creditOwnerId, creditUsers: null };
			return changeUser(context, changeUserSchema.parse({ ...form, email }));
		},
	],
];

describe.each(WAYS)("%s", (kind, send) => {
	const anAddress = () => `tom.${newId()}@strangers.example`;
	async function sent(email: string) {
		expect(await send(email)).toMatchObject({ ok: true });
		const { id } = await db.mail.findFirstOrThrow({
			where: { recipientEmail: email, kind, status: "waiting" },
		});
		await deliverMail({ db, server: null }, { mailId: id });
		return db.mail.findUniqueOrThrow({ where: { id } });
	}

	it("carries nothing that a stranger typed, not even in a header", async () => {
		const mail = await sent(anAddress());
		expect(mail).toMatchObject({ status: "kept", recipientName: null });
		expect(`${mail.subject} ${mail.keptText} ${mail.keptHtml}`).not.toContain(WORDS);
		expect(mail.keptText).toContain("Hello,");
	});

	it("has the link that stops such mails, which stops them until the receiver allows them again", async () => {
		const email = anAddress();
		const token = stopToken(email);
		expect((await sent(email)).keptText).toContain(`/stop-mail?token=${token}`);
		const other = email.replace("@", "+tag@");
		expect(await stopMail({ db }, { token })).toMatchObject({ ok: true });
		expect((await sent(other)).status).toBe("obsolete");
		expect(await resumeMail({ db }, { token: stopToken(other) })).toMatchObject({ ok: true });
		expect((await sent(email.replace("@", "+again@"))).status).toBe("kept");
	});
});

it("a user is told what concerns them, whatever their mailbox stopped", async () => {
	await stopMail({ db }, { token: stopToken(admin.email) });
	await requestPasswordReset({ db }, { email: admin.email });
	const { id } = await db.mail.findFirstOrThrow({ where: { recipientEmail: admin.email, kind: "password_reset" } });
	await deliverMail({ db, server: null }, { mailId: id });
	const mail = await db.mail.findUniqueOrThrow({ where: { id } });
	expect(mail).toMatchObject({ status: "kept", recipientName: WORDS });
	expect(mail.keptText).not.toContain("/stop-mail");
});
