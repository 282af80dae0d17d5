import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor.ts";
import { placeKey } from "@/lib/auth/requests/client-address.ts";
import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import { MAILS_A_DAY_FROM_PLACE } from "@/lib/outbox/limits.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { confirmBillingEmail, readBillingEmailRequest } from "./confirm-billing-email.ts";
import { doesBillingEmailWait, readBillingInformation } from "./queries.ts";
import { saveBillingInformation } from "./save-billing-information.ts";
import { billingInformationSchema } from "./schema.ts";
import {
	CONFIRMATIONS_A_DAY,
	CONFIRMATIONS_TO_MAILBOX_A_DAY,
	CONFIRMATIONS_TO_MAILBOX_FROM_ALL_A_DAY,
} from "./send-billing-confirmation.ts";
import { sendBillingConfirmationAgain } from "./send-billing-confirmation-again.ts";

const { db } = await testDatabase();

const anAddress = () => `accounts.${newId()}@northwind.example`;

async function aBuyer({ hasPaid = false } = {}) {
	const organization = await anOrganization(db);
	const user = await aUser(db, organization, { name: "Peter Wong" });
	if (hasPaid) await boughtCredits(db, { beneficiaryId: user.id, credits: 10n });
	const actor: Actor = await actorOf(db, user);
	let version: number | null = null;
	/** Returns whether the address was asked to confirm. */
	async function save(billingEmail: string): Promise<boolean> {
		const empty = { addressLine2: "", region: "", postalCode: "", taxId: "", poNumber: "", currency: "" };
		const address = { legalName: "Peter Wong", addressLine1: "1 Harbour Road", city: "Hong Kong", country: "HK" };
		const form = { kind: "person" as const, ...empty, ...address, billingEmail, version };
		const saved = await saveBillingInformation({ actor, db }, billingInformationSchema.parse(form));
		if (!saved.ok) throw new Error(saved.key);
		version = saved.value.version;
		return saved.value.isConfirmationSent;
	}
	async function waits(): Promise<boolean> {
		const stored = await readBillingInformation({ actor, db });
		if (!stored) throw new Error("Nothing is stored.");
		return doesBillingEmailWait({ actor, db }, stored);
	}
	const again = (ipAddress?: string) => sendBillingConfirmationAgain({ actor, db, ipAddress });
	return { ...user, organization, save, waits, again };
}

/** The secret of the link in the newest mail to a mailbox. */
async function linkTo(email: string): Promise<string> {
	const { id } = await db.mail.findFirstOrThrow({
		where: { kind: "billing_email", recipientEmail: email },
		orderBy: { id: "desc" },
	});
	await deliverMail({ db, server: null }, { mailId: id });
	const { keptText } = await db.mail.findUniqueOrThrow({ where: { id } });
	return /confirm-billing-email\?token=([\w-]+)/.exec(keptText ?? "")?.[1] ?? "";
}

const confirm = (token: string) => confirmBillingEmail({ db }, { token });
const NOT_GOOD = { ok: false, code: "NOT_FOUND", key: "linkNotGood" };

describe("another billing email", () => {
	it("waits until its mailbox confirms, and only the page names the user who asks", async () => {
		const { id, save, waits, organization } = await aBuyer();
		const email = anAddress();
		expect(await save(email)).toBe(true);
		expect(await waits()).toBe(true);
		const token = await linkTo(email);
		expect(await readBillingEmailRequest({ db }, token)).toEqual({
			email,
			name: "Peter Wong",
			organization: organization.name,
		});
		expect(await waits(), "opening the link changes nothing").toBe(true);
		expect(await confirm(token)).toEqual({ ok: true, value: { email } });
		expect(await waits()).toBe(false);
		const where = { subjectId: id, action: "billing_information.email_confirmed" };
		expect(await db.auditEntry.findMany({ where })).toMatchObject([{ actorId: null, before: null, after: null }]);
		expect(await confirm(token), "a link works once").toMatchObject(NOT_GOOD);
	});

	it("stays confirmed for its user when it is entered again, however it is written, and for no other user", async () => {
		const [peter, other] = [await aBuyer(), await aBuyer()];
		const email = anAddress();
		await peter.save(email);
		await confirm(await linkTo(email));
		await peter.save(anAddress());
		expect(await peter.waits()).toBe(true);
		expect(await peter.save(email.toUpperCase())).toBe(false);
		expect(await peter.waits()).toBe(false);
		expect(await other.save(email)).toBe(true);
		expect(await other.waits()).toBe(true);
	});

	it("can't be confirmed once another was entered, nor with a link that a newer one replaced", async () => {
		const { save, again } = await aBuyer();
		const [first, second] = [anAddress(), anAddress()];
		await save(first);
		const token = await linkTo(first);
		await save(second);
		expect(await confirm(token)).toMatchObject(NOT_GOOD);
		expect(await readBillingEmailRequest({ db }, token)).toBeNull();
		const replaced = await linkTo(second);
		await again();
		const newest = await linkTo(second);
		expect(await confirm(replaced)).toMatchObject(NOT_GOOD);
		expect(await confirm("nonsense")).toMatchObject(NOT_GOOD);
		expect(await confirm(newest)).toMatchObject({ ok: true });
		expect(await again()).toMatchObject({ code: "CONFLICT", key: "billingEmailNeedsNoConfirmation" });
	});

	it("is written to once, even when the rest is saved again", async () => {
		const { id, save } = await aBuyer();
		const email = anAddress();
		await save(email);
		expect(await save(email)).toBe(false);
		expect(await db.mail.count({ where: { userId: id, kind: "billing_email" } })).toBe(1);
	});
});

it("the user's own address needs no confirmation", async () => {
	const { id, email, save, waits, again } = await aBuyer();
	expect(await save(email.toUpperCase())).toBe(false);
	expect(await waits()).toBe(false);
	expect(await again()).toMatchObject({ code: "CONFLICT" });
	expect(await db.mail.count({ where: { userId: id } })).toBe(0);
});

describe("confirmations a day", () => {
	it("are limited per user, and what was entered is stored all the same", async () => {
		const { save, again, waits } = await aBuyer({ hasPaid: true });
		for (let count = 0; count < CONFIRMATIONS_A_DAY; count += 1) expect(await save(anAddress())).toBe(true);
		expect(await save(anAddress())).toBe(false);
		expect(await waits()).toBe(true);
		expect(await again()).toMatchObject({ code: "TOO_MANY_REQUESTS", key: "tooManyBillingConfirmations" });
	});

	it("are limited per place for all organizations that have never paid", async () => {
		const ipAddress = "192.0.2.77";
		const sent = { kind: "invitation", recipientEmail: anAddress(), place: placeKey(ipAddress), createdAt: new Date() };
		await db.mail.createMany({
			data: Array.from({ length: MAILS_A_DAY_FROM_PLACE }, () => ({ ...sent, id: newId() })),
		});
		const [late, paid] = [await aBuyer(), await aBuyer({ hasPaid: true })];
		for (const { save } of [late, paid]) await save(anAddress());
		const refused = { code: "TOO_MANY_REQUESTS", key: "tooManyBillingConfirmationsFromHere" };
		expect(await late.again(ipAddress)).toMatchObject(refused);
		expect(await late.again("198.51.100.7")).toMatchObject({ ok: true });
		expect(await paid.again(ipAddress)).toMatchObject({ ok: true });
	});

	it("are limited per mailbox, whichever user asks, and leave some to organizations that have paid", async () => {
		const name = newId();
		const tagged = (count: number) => `${name}+${count}@billing.example`;
		for (let count = 0; count < CONFIRMATIONS_TO_MAILBOX_A_DAY; count += 1) {
			expect(await (await aBuyer()).save(tagged(count))).toBe(true);
		}
		const late = await aBuyer();
		expect(await late.save(tagged(99))).toBe(false);
		expect(await late.again()).toMatchObject({ code: "TOO_MANY_REQUESTS", key: "billingEmailWrittenToOften" });
		for (let count = CONFIRMATIONS_TO_MAILBOX_A_DAY; count < CONFIRMATIONS_TO_MAILBOX_FROM_ALL_A_DAY; count += 1) {
			expect(await (await aBuyer({ hasPaid: true })).save(tagged(count))).toBe(true);
		}
		expect(await (await aBuyer({ hasPaid: true })).save(tagged(99))).toBe(false);
	});
});
