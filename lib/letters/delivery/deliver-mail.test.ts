import PostalMime from "postal-mime";
import { afterEach, describe, expect, it } from "vitest";
import { readToken, useToken } from "@/lib/accounts/tokens/tokens.ts";
import { enqueueMail, type NewMail } from "@/lib/outbox/enqueue-mail.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { type MailCatcher, MailRefusal, openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { deliverMail } from "./deliver-mail.ts";
import { type MailServer, openMailServer } from "./mail-server.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const mary = await aUser(db, northwind, { name: "Mary" });
const opened: (() => unknown)[] = [];

afterEach(async () => {
	for (const close of opened.splice(0)) await close();
});

async function catcherWith(
	onMail?: (mail: { raw: string }) => void,
): Promise<{ catcher: MailCatcher; server: MailServer }> {
	const catcher = await openMailCatcher({ onMail });
	const server = openMailServer({
		url: catcher.url,
		sender: { name: "Credits, Ltd", address: "credits@portal.example" },
	});
	opened.push(catcher.stop);
	return { catcher, server };
}

async function aMail(
	to: Partial<NewMail["to"]> = {},
	mail: Pick<NewMail, "kind" | "facts"> = { kind: "sign_up_known", facts: {} },
) {
	const recipient = {
		email: "mary@northwind.example",
		name: "Mary",
		userId: mary.id,
		organizationId: null,
		language: "en",
	};
	return transact(db, (tx) => enqueueMail(tx, { ...mail, to: { ...recipient, ...to } } as NewMail));
}

const rowOf = (id: string) => db.mail.findUniqueOrThrow({ where: { id } });

describe("a mail that is sent", () => {
	it("says in text and HTML what it is about, who sends it, and that it is automatic", async () => {
		const { catcher, server } = await catcherWith();
		const id = await aMail();
		await deliverMail({ db, server }, { mailId: id });
		expect(catcher.mails).toMatchObject([{ from: "credits@portal.example", to: ["mary@northwind.example"] }]);
		const mail = await PostalMime.parse(catcher.mails[0]?.raw ?? "");
		expect(mail).toMatchObject({
			from: { name: "Credits, Ltd", address: "credits@portal.example" },
			to: [{ name: "Mary", address: "mary@northwind.example" }],
			subject: "You have an account already",
			messageId: `<${id}@portal.example>`,
		});
		expect(Math.abs(Date.parse(mail.date ?? "") - Date.now())).toBeLessThan(60_000);
		expect(mail.headers).toContainEqual(expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }));
		for (const part of [mail.text, mail.html]) {
			expect(part).toContain("Hello Mary,");
			expect(part).toContain("http://localhost:3000/forgotten-password");
		}
		expect(mail.text).not.toMatch(/[<>]/);
		expect(mail.attachments).toEqual([]);
	});

	it("leaves its subject in the outbox and nothing of its content", async () => {
		const { server } = await catcherWith();
		const id = await aMail();
		await deliverMail({ db, server }, { mailId: id });
		const row = await rowOf(id);
		expect(row).toMatchObject({ status: "sent", attempts: 1, lastError: null, subject: "You have an account already" });
		expect([row.keptText, row.keptHtml]).toEqual([null, null]);
		expect(row.closedAt).not.toBeNull();
	});

	it("is sent once, however often its job runs", async () => {
		const { catcher, server } = await catcherWith();
		const id = await aMail();
		await Promise.all(Array.from({ length: 8 }, () => deliverMail({ db, server }, { mailId: id })));
		await deliverMail({ db, server }, { mailId: id });
		expect(catcher.mails).toHaveLength(1);
		expect(await rowOf(id)).toMatchObject({ status: "sent", attempts: 1 });
	});
});

describe("names and addresses", () => {
	const EVIL = "eve@evil.example";

	it.each([
		["a line break", `Mary\r\nBcc: ${EVIL}`],
		["a folded line", `Mary\r\n\tBcc: ${EVIL}`],
		["a bare line feed", `Mary\nTo: ${EVIL}`],
		["a comma", `Lee, Mary <${EVIL}>, Mary`],
		["quotes", `"Mary" <${EVIL}>, "`],
		["an open quote and a backslash", `Mary \\" <${EVIL}>`],
		["another alphabet", "Μαρία Παπαδοπούλου"],
		["a control character", "Mary\u0007\u2028\u202eLee"],
		["what looks encoded", `=?utf-8?q?Mary=0D=0ABcc=3A_${EVIL}?=`],
	])("a name with %s adds no header and no receiver", async (_, name) => {
		const { catcher, server } = await catcherWith();
		await deliverMail({ db, server }, { mailId: await aMail({ name }) });
		const [caught] = catcher.mails;
		expect(caught?.to).toEqual(["mary@northwind.example"]);
		const mail = await PostalMime.parse(caught?.raw ?? "");
		expect(mail.to).toHaveLength(1);
		expect(mail.to?.[0]?.address).toBe("mary@northwind.example");
		expect([mail.cc, mail.bcc].flatMap((list) => list ?? [])).toEqual([]);
		expect(headerNames(caught?.raw ?? "")).toEqual(EXPECTED_HEADERS);
		expect(mail.to?.[0]?.name).not.toMatch(/[\p{Cc}\p{Zl}]/u);
	});

	it.each([
		["a line break", `mary@northwind.example\r\nBcc: ${EVIL}`],
		["a line break before the domain", `mary\r\nBcc: ${EVIL}@northwind.example`],
		["a comma", `mary@northwind.example, ${EVIL}`],
		["a semicolon", `mary@northwind.example; ${EVIL}`],
		["quotes", `"mary, ${EVIL}"@northwind.example`],
		["angle brackets", `Mary <${EVIL}>`],
		["a parameter of the protocol", "mary@northwind.example> SIZE=0"],
	])("an address with %s gets nothing at all", async (_, email) => {
		const { catcher, server } = await catcherWith();
		const id = await aMail({ email });
		await deliverMail({ db, server }, { mailId: id });
		expect(catcher.mails).toEqual([]);
		expect(await rowOf(id)).toMatchObject({ status: "failed", attempts: 1 });
	});

	it("a domain of another alphabet is one receiver, as its domain is written on the wire", async () => {
		const { catcher, server } = await catcherWith();
		await deliverMail({ db, server }, { mailId: await aMail({ email: "mary@münchen.example" }) });
		// The catcher's server converts domains back.
		expect(catcher.mails[0]?.to).toEqual(["mary@münchen.example"]);
		expect(catcher.mails[0]?.raw).toMatch(/^To: Mary <mary@xn--mnchen-3ya\.example>\r$/m);
		expect(headerNames(catcher.mails[0]?.raw ?? "")).toEqual(EXPECTED_HEADERS);
	});

	it("a user's name in a subject stays in the subject", async () => {
		const { catcher, server } = await catcherWith();
		const [mary, eve] = [
			await aUser(db, northwind),
			await aUser(db, northwind, { name: `Eve\r\nBcc: ${EVIL}\r\n\r\n<script>alert(1)</script>` }),
		];
		const facts = { userIds: [mary.id], oldOwnerId: mary.id, newOwnerId: eve.id, changedById: eve.id };
		const id = await aMail({ userId: mary.id }, { kind: "credit_owner_changed", facts });
		await deliverMail({ db, server }, { mailId: id });
		const [caught] = catcher.mails;
		expect(headerNames(caught?.raw ?? "")).toEqual(EXPECTED_HEADERS);
		const mail = await PostalMime.parse(caught?.raw ?? "");
		expect(mail.subject).toBe(`You use Eve Bcc: ${EVIL} <script>alert(1)</script>’s credits from now on`);
		expect(mail.html).toContain("&lt;script&gt;");
		expect(mail.html).not.toContain("<script");
	});

	/** The names of the headers of the message itself, in its order. */
	function headerNames(raw: string): string[] {
		const [head = ""] = raw.split("\r\n\r\n");
		return head
			.split("\r\n")
			.filter((line) => !/^\s/.test(line))
			.map((line) => line.split(":")[0] ?? "")
			.sort();
	}

	const EXPECTED_HEADERS = [
		...["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"],
		"X-Auto-Response-Suppress",
	];
});

describe("a mail that the server doesn't accept", () => {
	it("waits, with the server's answer, where the server may accept it later", async () => {
		let isFull = true;
		const { catcher, server } = await catcherWith(() => {
			if (isFull) throw new MailRefusal(452, "Too full\nright now");
		});
		const id = await aMail();
		await expect(deliverMail({ db, server }, { mailId: id })).rejects.toThrow(id);
		expect(await rowOf(id)).toMatchObject({ status: "waiting", attempts: 1, closedAt: null });
		expect((await rowOf(id)).lastError).toMatch(/452 Too full right now/);
		isFull = false;
		await deliverMail({ db, server }, { mailId: id });
		expect(catcher.mails).toHaveLength(1);
		expect(await rowOf(id)).toMatchObject({ status: "sent", attempts: 2, lastError: null });
	});

	it("has failed where the server refuses it for good, and reveals no link that was in it", async () => {
		const { server } = await catcherWith(() => {
			throw new MailRefusal(550, "No http://localhost:3000/sign-up/finish?token=abc-DEF_1 here");
		});
		const id = await aMail();
		await deliverMail({ db, server }, { mailId: id });
		const row = await rowOf(id);
		expect(row).toMatchObject({ status: "failed", attempts: 1 });
		expect(row.lastError).toContain("550 No http");
		expect(row.lastError).not.toContain("abc");
	});

	it("has failed after the last attempt", async () => {
		const { catcher, server } = await catcherWith();
		await catcher.stop();
		const id = await aMail();
		await expect(deliverMail({ db, server }, { mailId: id })).rejects.toThrow();
		await deliverMail({ db, server }, { mailId: id, isLastAttempt: true });
		expect(await rowOf(id)).toMatchObject({ status: "failed", attempts: 2 });
		expect((await rowOf(id)).lastError).toMatch(/ECONNREFUSED/);
	});
});

describe("without a mail server", () => {
	it("a mail is stored as it would have been sent", async () => {
		const id = await aMail();
		await deliverMail({ db, server: null }, { mailId: id });
		const row = await rowOf(id);
		expect(row).toMatchObject({ status: "kept", attempts: 1, subject: "You have an account already" });
		expect(row.keptText).toContain("Hello Mary,");
		expect(row.keptHtml).toContain("<h1");
	});
});

describe("a one-time link", () => {
	it("is made when the mail is sent, the same at each attempt, and only its hash is stored", async () => {
		const peter = await aUser(db, northwind);
		const bodies: string[] = [];
		const { server } = await catcherWith(({ raw }) => {
			bodies.push(raw);
			if (bodies.length === 1) throw new MailRefusal(451, "Later");
		});
		const id = await aReset(peter);
		expect(await db.token.count({ where: { userId: peter.id } })).toBe(0);
		await expect(deliverMail({ db, server }, { mailId: id })).rejects.toThrow();
		await deliverMail({ db, server }, { mailId: id });
		const [first, second] = await Promise.all(bodies.map(tokenIn));
		expect(first).toMatch(/^[\w-]{43}$/);
		expect(second).toBe(first);
		expect(await db.token.count({ where: { userId: peter.id } })).toBe(1);
		expect(await readToken(db, { purpose: "password_reset", token: first ?? "" })).toMatchObject({ userId: peter.id });
		const stored = JSON.stringify([await rowOf(id), await db.token.findMany({ where: { userId: peter.id } })]);
		expect(stored).not.toContain(first);
	});

	it("is different in each mail, and the newest counts: the older mail is no longer sent", async () => {
		const paula = await aUser(db, northwind);
		let isFull = true;
		const { catcher, server } = await catcherWith(() => {
			if (isFull) throw new MailRefusal(451, "Later");
		});
		const [older, newer] = [await aReset(paula), await aReset(paula)];
		await expect(deliverMail({ db, server }, { mailId: older })).rejects.toThrow();
		isFull = false;
		await deliverMail({ db, server }, { mailId: newer });
		await deliverMail({ db, server }, { mailId: older });
		expect(await rowOf(older)).toMatchObject({ status: "obsolete" });
		expect(catcher.mails).toHaveLength(1);
		const [first, second] = await Promise.all(catcher.received.map(({ raw }) => tokenIn(raw)));
		expect(second).not.toBe(first);
		expect(await readToken(db, { purpose: "password_reset", token: first ?? "" })).toBeNull();
		expect(await readToken(db, { purpose: "password_reset", token: second ?? "" })).not.toBeNull();
	});

	it("is not sent again once it was used", async () => {
		const pia = await aUser(db, northwind);
		const { catcher, server } = await catcherWith(() => {
			throw new MailRefusal(451, "Later");
		});
		const id = await aReset(pia);
		await expect(deliverMail({ db, server }, { mailId: id })).rejects.toThrow();
		const token = (await tokenIn(catcher.received[0]?.raw ?? "")) ?? "";
		expect(await transact(db, (tx) => useToken(tx, { purpose: "password_reset", token }))).not.toBeNull();
		await deliverMail({ db, server }, { mailId: id });
		expect(await rowOf(id)).toMatchObject({ status: "obsolete" });
		expect(catcher.received).toHaveLength(1);
	});

	it("isn't sent where it would lead nowhere", async () => {
		const { catcher, server } = await catcherWith();
		const paul = await aUser(db, northwind);
		const to = { email: paul.email, userId: paul.id };
		const reset = await aMail(to, { kind: "password_reset", facts: { userId: paul.id } });
		const change = await aMail(
			{ ...to, email: "new@paul.example" },
			{ kind: "email_change", facts: { userId: paul.id } },
		);
		await db.user.update({ where: { id: paul.id }, data: { status: "suspended" } });
		for (const mailId of [reset, change]) {
			await deliverMail({ db, server }, { mailId });
			expect(await rowOf(mailId)).toMatchObject({ status: "obsolete", subject: null });
		}
		expect(catcher.mails).toEqual([]);
	});

	const aReset = ({ id: userId, email }: { id: string; email: string }) =>
		aMail({ email, userId }, { kind: "password_reset", facts: { userId } });
	const tokenIn = async (raw: string) => /[?&]token=([\w-]+)/.exec((await PostalMime.parse(raw)).text ?? "")?.[1];
});
