import PostalMime from "postal-mime";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readToken } from "@/lib/accounts/tokens/tokens.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { type MailCatcher, openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { deliverMail } from "./deliver-mail.ts";
import { type MailServer, openMailServer } from "./mail-server.ts";
import { recoverMail } from "./recover-mail.ts";

// What a mail server can do between the first word and the last, and how many copies there are afterwards.

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const opened: (() => unknown)[] = [];
const never = () => new Promise<void>(() => undefined);

afterEach(async () => {
	for (const close of opened.splice(0)) await close();
});

async function catcherWith(
	behaviour: Parameters<typeof openMailCatcher>[0],
	{ answerMs = 120_000, greetingMs = 120_000 } = {},
): Promise<{ catcher: MailCatcher; server: MailServer }> {
	const catcher = await openMailCatcher(behaviour);
	opened.push(() => {
		catcher.cutLines();
		return catcher.stop();
	});
	const sender = { name: "", address: "credits@portal.example" };
	const patience = { connectMs: 10_000, greetingMs, answerMs };
	return { catcher, server: openMailServer({ url: catcher.url, sender, patience }) };
}

/** A mail with a one-time link. */
async function aReset() {
	const { id: userId, email } = await aUser(db, northwind);
	const to = { email, name: null, userId, organizationId: northwind.id, language: "en" };
	const mailId = await transact(db, (tx) => enqueueMail(tx, { kind: "password_reset", to, facts: { userId } }));
	return { mailId, userId };
}

const rowOf = (id: string) => db.mail.findUniqueOrThrow({ where: { id } });
const tokenIn = async (raw = "") =>
	/[?&]token=([\w-]+)/.exec((await PostalMime.parse(raw)).text ?? "")?.[1] ?? "no token";
const untilStatus = (id: string, status: string) =>
	vi.waitUntil(async () => (await rowOf(id)).status === status, { timeout: 20_000, interval: 20 });
const untilHandedOver = (id: string) =>
	vi.waitUntil(async () => (await rowOf(id)).handedOverAt !== null, { timeout: 20_000, interval: 20 });
/** As if the worker of every attempt had been dead for two minutes. */
const twoMinutesLater = () =>
	sql.query(
		`UPDATE "mail" SET "attempt_alive_at" = "attempt_alive_at" - interval '2 minutes' WHERE "status" = 'sending' RETURNING "id"`,
	);
const openTransactions = () =>
	sql.query(
		`SELECT "pid" FROM pg_stat_activity WHERE "datname" = current_database() AND "state" LIKE 'idle in transaction%'`,
	);

describe("a server that received the mail and doesn't acknowledge it", () => {
	it.each([
		["cuts the line", {}],
		["says nothing more", { answerMs: 300 }],
	])("%s: the mail may have been sent, and is not sent again automatically", async (what, patience) => {
		const { catcher, server } = await catcherWith(
			{
				onMail() {
					if (what === "cuts the line") catcher.cutLines();
					return never();
				},
			},
			patience,
		);
		const { mailId, userId } = await aReset();
		await deliverMail({ db, server }, { mailId });
		expect(await rowOf(mailId)).toMatchObject({ status: "maybe_sent", attempts: 1, closedAt: expect.any(Date) });
		await deliverMail({ db, server }, { mailId });
		await twoMinutesLater();
		await recoverMail({ db });
		await deliverMail({ db, server }, { mailId });
		expect(catcher.received).toHaveLength(1);
		const token = await tokenIn(catcher.received[0]?.raw);
		expect(await readToken(db, { purpose: "password_reset", token })).toEqual(expect.objectContaining({ userId }));
	});

	it("is waited for while it responds slowly, with no transaction open, and the row says so", async () => {
		let accept = () => {};
		const { catcher, server } = await catcherWith({
			onMail: () =>
				new Promise((resolve) => {
					accept = resolve;
				}),
		});
		const { mailId } = await aReset();
		const delivery = deliverMail({ db, server }, { mailId });
		await vi.waitUntil(() => catcher.received.length === 1, { timeout: 20_000 });
		expect(await rowOf(mailId)).toMatchObject({ status: "sending", attempts: 1, handedOverAt: expect.any(Date) });
		expect(await openTransactions()).toEqual([]);
		await deliverMail({ db, server }, { mailId });
		await recoverMail({ db });
		accept();
		await delivery;
		expect(await rowOf(mailId)).toMatchObject({ status: "sent", attempts: 1, lastError: null });
		expect(catcher.received).toHaveLength(1);
	});
});

describe("a server that never received the mail", () => {
	it.each([
		["greets nobody", { onConnect: never }],
		["cuts the line before the content", "before"],
	])("%s: the mail waits, and is sent later, once", async (_, behaviour) => {
		let isBroken = true;
		const { catcher, server } = await catcherWith(
			{
				onConnect() {
					if (!isBroken) return;
					if (behaviour === "before") return catcher.cutLines();
					return never();
				},
			},
			{ greetingMs: 300 },
		);
		const { mailId } = await aReset();
		await expect(deliverMail({ db, server }, { mailId })).rejects.toThrow(mailId);
		expect(await rowOf(mailId)).toMatchObject({ status: "waiting", attempts: 1, handedOverAt: null, closedAt: null });
		isBroken = false;
		await deliverMail({ db, server }, { mailId });
		expect(await rowOf(mailId)).toMatchObject({ status: "sent", attempts: 2 });
		expect(catcher.received).toHaveLength(1);
	});
});

describe("a worker that dies", () => {
	it("before the content went out: the mail is sent once, although the dead worker comes back", async () => {
		let greet = () => {};
		const greeting = new Promise<void>((resolve) => {
			greet = resolve;
		});
		let isFirst = true;
		const { catcher, server } = await catcherWith({
			onConnect() {
				if (!isFirst) return;
				isFirst = false;
				return greeting;
			},
		});
		const { mailId } = await aReset();
		const frozen = deliverMail({ db, server }, { mailId });
		await untilStatus(mailId, "sending");
		expect(await recoverMail({ db })).toBe(0);
		await twoMinutesLater();
		expect(await recoverMail({ db })).toBe(0);
		expect(await rowOf(mailId)).toMatchObject({ status: "waiting", closedAt: null });
		await deliverMail({ db, server }, { mailId });
		greet();
		await expect(frozen).rejects.toThrow(mailId);
		expect(await rowOf(mailId)).toMatchObject({ status: "sent", attempts: 2 });
		expect(catcher.received).toHaveLength(1);
	});

	it("after the content went out: it may have been sent, until the dead worker comes back with the answer", async () => {
		let accept = () => {};
		const { catcher, server } = await catcherWith({
			onMail: () =>
				new Promise((resolve) => {
					accept = resolve;
				}),
		});
		const { mailId } = await aReset();
		const frozen = deliverMail({ db, server }, { mailId });
		await vi.waitUntil(() => catcher.received.length === 1, { timeout: 20_000 });
		await twoMinutesLater();
		expect(await recoverMail({ db })).toBe(0);
		expect(await rowOf(mailId)).toMatchObject({ status: "maybe_sent", closedAt: expect.any(Date) });
		await deliverMail({ db, server }, { mailId });
		accept();
		await frozen;
		expect(await rowOf(mailId)).toMatchObject({ status: "sent", attempts: 1 });
		expect(catcher.received).toHaveLength(1);
	});

	it.each([
		["before the content went out", "waiting", { onConnect: never }],
		["after it", "maybe_sent", { onMail: never }],
	] as const)("on purpose, %s: the attempt is aborted and the row is %s", async (_, status, behaviour) => {
		const { server } = await catcherWith(behaviour);
		const { mailId } = await aReset();
		const stop = new AbortController();
		const delivery = deliverMail({ db, server, signal: stop.signal }, { mailId });
		if (status === "waiting") await untilStatus(mailId, "sending");
		else await untilHandedOver(mailId);
		stop.abort();
		if (status === "waiting") await expect(delivery).rejects.toThrow(mailId);
		else await delivery;
		expect(await rowOf(mailId)).toMatchObject({ status });
	});
});
