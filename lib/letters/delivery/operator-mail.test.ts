import { describe, expect, it } from "vitest";
import { readToken } from "@/lib/accounts/tokens/tokens.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { deliverMail } from "./deliver-mail.ts";
import { openMailServer } from "./mail-server.ts";
import { readMailsFile } from "./mails-file.ts";
import { readMail, readMails } from "./queries.ts";
import type { MailQuery } from "./schema.ts";
import { sendMailAgain } from "./send-mail-again.ts";

const { db, sql } = await testDatabase();
const operators = await anOrganization(db, { name: "Commonpurse", isOperator: true });
const northwind = await anOrganization(db, { name: "Northwind" });
const operator = await actorOf(db, await aUser(db, operators, { role: "administrator" }));
const peter = await aUser(db, northwind, { name: "Peter Wong" });
const strangers: Actor[] = [
	await actorOf(db, await aUser(db, operators)),
	await actorOf(db, await aUser(db, northwind, { role: "administrator" })),
];

const QUERY: MailQuery = {
	...{ search: "", status: null, kind: null, sort: "createdAt", descending: true, offset: 0, limit: 50 },
};

async function aMail(email = `${newId()}@test.example`, user?: { id: string; name: string }): Promise<string> {
	const to = {
		email,
		name: user?.name ?? null,
		userId: user?.id ?? null,
		organizationId: northwind.id,
		language: "en",
	};
	return transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to, facts: {} }));
}

const again = (mailId: string, actor = operator) => sendMailAgain({ actor, db }, { mailId });
const rowOf = (id: string) => db.mail.findUniqueOrThrow({ where: { id } });

async function aFailedMail(): Promise<string> {
	const id = await aMail("not an address");
	const server = openMailServer({
		url: "smtp://127.0.0.1:1?tls=off",
		sender: { name: "", address: "a@portal.example" },
	});
	await deliverMail({ db, server }, { mailId: id });
	expect(await rowOf(id)).toMatchObject({ status: "failed" });
	return id;
}

describe("Operator › Mail", () => {
	it("is downloaded with the same filters, in the same order, without what the mails say", async () => {
		const to = `${newId()}@test.example`;
		const evil = await aUser(db, northwind, { name: `=1+1 ${to}` });
		const ids = [await aMail(to, evil), await aMail(`other.${to}`, evil)];
		for (const asked of [{ search: to }, { search: to, sort: "recipient", descending: false } as const]) {
			const file = await readMailsFile({ actor: operator, db }, { ...QUERY, ...asked, limit: 1 });
			const rows = file && (await sql.query<{ mail_id: string }>(file.text, file.values));
			const shown = await readMails({ actor: operator, db }, { ...QUERY, ...asked });
			expect(rows?.map((row) => row.mail_id)).toEqual(shown?.mails.map(({ id }) => id));
			expect(rows?.map((row) => row.mail_id).sort()).toEqual(ids.sort());
			expect(Object.keys(rows?.[0] ?? {})).not.toContain("kept_text");
		}
		const none = await readMailsFile(
			{ actor: operator, db },
			{ ...QUERY, status: "sent", kind: "receipt", from: "2020-01-01", to: "2020-01-02" },
		);
		expect(none && (await sql.query(none.text, none.values))).toEqual([]);
		for (const actor of strangers) expect(await readMailsFile({ actor, db }, QUERY)).toBeNull();
		await db.mail.deleteMany({ where: { id: { in: ids } } });
	});

	it("lists which mail was sent to whom, with filters and search", async () => {
		const mary = await aUser(db, northwind, { name: "Mary Chan", email: "100%_mary@test.example" });
		const [failed, waiting] = [await aFailedMail(), await aMail(mary.email, mary)];
		const idsOf = async (query: Partial<MailQuery>) =>
			(await readMails({ actor: operator, db }, { ...QUERY, ...query }))?.mails.map(({ id }) => id);
		expect(await idsOf({ status: "failed" })).toEqual([failed]);
		expect(await idsOf({ status: "waiting" })).toEqual([waiting]);
		expect(await idsOf({ search: "mary ch" })).toEqual([waiting]);
		expect(await idsOf({ search: "0%_m" })).toEqual([waiting]);
		expect(await idsOf({ search: "%nobody_" })).toEqual([]);
		expect(await idsOf({ kind: "receipt" })).toEqual([]);
		expect((await readMails({ actor: operator, db }, { ...QUERY, to: "2020-01-01" }))?.total).toBe(0);
		expect((await readMails({ actor: operator, db }, { ...QUERY, from: "2020-01-01" }))?.total).toBe(2);
		expect(await readMails({ actor: operator, db }, QUERY)).toMatchObject({ total: 2, failed: 1 });
		expect(await idsOf({ offset: 1, limit: 1 })).toEqual([failed]);
	});

	it("shows the content of a stored mail, and of no other", async () => {
		const id = await aMail();
		expect(await readMail({ actor: operator, db }, id)).toMatchObject({ status: "waiting", kept: null, subject: null });
		await deliverMail({ db, server: null }, { mailId: id });
		const mail = await readMail({ actor: operator, db }, id);
		expect(mail).toMatchObject({ status: "kept", organizationName: "Northwind", kind: "sign_up_known" });
		expect(mail?.kept?.text).toContain("Hello,");
	});

	it("does not exist for other users", async () => {
		const id = await aMail();
		for (const stranger of strangers) {
			expect(await readMails({ actor: stranger, db }, QUERY)).toBeNull();
			expect(await readMail({ actor: stranger, db }, id)).toBeNull();
			expect(await again(id, stranger)).toMatchObject({ code: "NOT_FOUND" });
		}
		expect(await readMail({ actor: operator, db }, newId())).toBeNull();
		expect(await readMail({ actor: operator, db }, "no-id")).toBeNull();
	});
});

describe("sending again", () => {
	it("delivers what had failed, and is in the audit log", async () => {
		const id = await aFailedMail();
		await db.mail.update({ where: { id }, data: { recipientEmail: "mary@test.example" } });
		await sql.query(`DELETE FROM "graphile_worker"."_private_jobs" RETURNING "id"`);
		expect(await again(id)).toMatchObject({ ok: true });
		expect(await rowOf(id)).toMatchObject({ status: "waiting", closedAt: null });
		const jobs = await sql.query(`SELECT "payload" FROM "graphile_worker"."_private_jobs"`);
		expect(jobs).toEqual([{ payload: { mailId: id } }]);
		const catcher = await openMailCatcher();
		const server = openMailServer({ url: catcher.url, sender: { name: "", address: "a@portal.example" } });
		await deliverMail({ db, server }, { mailId: id });
		await catcher.stop();
		expect(catcher.mails).toHaveLength(1);
		expect(await rowOf(id)).toMatchObject({ status: "sent", attempts: 2, lastError: null });
		expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
			{ action: "mail.sent_again", actorId: operator.userId, organizationId: operators.id },
		]);
	});

	it("writes a stored mail again, with the link that it had, which still works", async () => {
		const to = { email: peter.email, name: null, userId: peter.id, organizationId: northwind.id, language: "en" };
		const id = await transact(db, (tx) => enqueueMail(tx, { kind: "password_reset", to, facts: { userId: peter.id } }));
		const textOf = async () => {
			await deliverMail({ db, server: null }, { mailId: id });
			return (await rowOf(id)).keptText;
		};
		const first = await textOf();
		expect(await again(id)).toMatchObject({ ok: true });
		expect(await rowOf(id)).toMatchObject({ status: "waiting", keptText: null, keptHtml: null });
		expect(await textOf()).toBe(first);
		const token = /[?&]token=([\w-]+)/.exec(first ?? "")?.[1] ?? "no token";
		expect(await readToken(db, { purpose: "password_reset", token })).toMatchObject({ userId: peter.id });
	});

	it("is the operator's choice where the mail may have been sent", async () => {
		const id = await aMail();
		const at = new Date();
		const unsure = { status: "maybe_sent", attemptId: newId(), handedOverAt: at, closedAt: at, attempts: 1 } as const;
		await db.mail.update({ where: { id }, data: unsure });
		expect(await again(id)).toMatchObject({ ok: true });
		expect(await rowOf(id)).toMatchObject({ status: "waiting", closedAt: null });
	});

	it("is refused for what was sent, was never tried, or is being sent", async () => {
		const [sent, fresh, sending] = [await aMail(), await aMail(), await aMail()];
		const at = new Date();
		await db.mail.update({ where: { id: sent }, data: { status: "sent", closedAt: at, attempts: 1 } });
		const attempt = { status: "sending", attemptId: newId(), attemptAliveAt: at, attempts: 1 } as const;
		await db.mail.update({ where: { id: sending }, data: attempt });
		expect(await again(sent)).toMatchObject({ code: "CONFLICT", key: "mailNotToSendAgain" });
		expect(await again(fresh)).toMatchObject({ code: "CONFLICT", key: "mailNotToSendAgain" });
		expect(await again(sending)).toMatchObject({ code: "CONFLICT", key: "mailInHand" });
		expect(await again(newId())).toMatchObject({ code: "NOT_FOUND" });
		expect(await db.auditEntry.count({ where: { subjectId: { in: [sent, fresh, sending] } } })).toBe(0);
	});
});
