import { expect, it } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { enqueueMail, enqueueMails } from "./enqueue-mail.ts";

const { db, sql, url } = await testDatabase();
const holder = await openConnection(url);
const northwind = await anOrganization(db);
const mary = await aUser(db, northwind, { name: "Mary" });

const to = { email: mary.email, name: "Mary", userId: mary.id, organizationId: northwind.id, language: "en" };
const readJobs = () =>
	sql.query<{ mailId: string }>(`SELECT "payload" ->> 'mailId' AS "mailId" FROM "graphile_worker"."_private_jobs"`);

it("writes the mail and its job in the transaction of what it is about", async () => {
	const id = await transact(db, (tx) => enqueueMail(tx, { kind: "password_changed", to, facts: { userId: mary.id } }));
	expect(await db.mail.findMany()).toMatchObject([
		{ id, kind: "password_changed", recipientEmail: mary.email, status: "waiting", attempts: 0, subject: null },
	]);
	expect(await readJobs()).toEqual([{ mailId: id }]);
});

it("sends no mail about what was rolled back", async () => {
	const before = await db.mail.count();
	const broken = transact(db, async (tx) => {
		await enqueueMail(tx, { kind: "password_changed", to, facts: { userId: mary.id } });
		throw new Error("The rest failed.");
	});
	await expect(broken).rejects.toThrow("The rest failed.");
	expect(await db.mail.count()).toBe(before);
	expect(await readJobs()).toHaveLength(before);
});

it("doesn't wait for a change of its reader: the one who writes it may hold what that change needs", async () => {
	await holder.transaction(async (held) => {
		await held.sql.query(`SELECT FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [mary.id]);
		await transact(db, async (tx) => {
			await tx.sql.execute("SET LOCAL lock_timeout = '1s'");
			await enqueueMail(tx, { kind: "credit_request", to, facts: { requestId: newId() } });
		});
	});
	expect(await db.mail.count({ where: { kind: "credit_request", userId: mary.id } })).toBe(1);
	expect((await noticesOf(mary.id)).map(({ kind }) => kind)).toContain("credit_request");
});

it("refuses facts that the kind doesn't define", async () => {
	const facts = { userId: mary.id, password: "secret" };
	await expect(transact(db, (tx) => enqueueMail(tx, { kind: "password_changed", to, facts }))).rejects.toThrow(
		"password",
	);
});

it("what a user is mailed stands in their list of notices, in the same transaction", async () => {
	const tom = await aUser(db, northwind);
	const toTom = { email: tom.email, name: "Tom", userId: tom.id, organizationId: northwind.id, language: "en" };
	const facts = { userId: tom.id };
	const at = new Date("2026-11-01T08:00:00Z");
	await transact(db, (tx) => enqueueMail(tx, { kind: "password_changed", to: toTom, facts }), { clock: clockAt(at) });
	expect(await noticesOf(tom.id)).toMatchObject([{ kind: "password_changed", facts, createdAt: at, readAt: null }]);
	const broken = transact(db, async (tx) => {
		await enqueueMail(tx, { kind: "password_changed", to: toTom, facts });
		throw new Error("The rest failed.");
	});
	await expect(broken).rejects.toThrow("The rest failed.");
	expect(await noticesOf(tom.id)).toHaveLength(1);
});

it("what goes to a mailbox and not to a user is in no list", async () => {
	const before = await db.notice.count();
	const toMailbox = { ...to, email: "invoices@northwind.example" };
	const toNobody = { ...toMailbox, userId: null };
	await transact(db, (tx) =>
		enqueueMails(tx, [
			{ kind: "billing_email", to: toMailbox, facts: { userId: mary.id } },
			{ kind: "order_placed", to: toNobody, facts: { orderId: mary.id } },
			{ kind: "sign_up", to: toNobody, facts: { name: "Tom" } },
			{ kind: "invitation", to: toNobody, facts: { invitationId: mary.id } },
			{ kind: "share_group_welcome", to: toNobody, facts: { entryId: mary.id } },
		]),
	);
	expect(await db.notice.count()).toBe(before);
});

it("a kind that its user has switched off is in no list, and security's can't be switched off", async () => {
	const kim = await aUser(db, northwind);
	const toKim = { email: kim.email, name: "Kim", userId: kim.id, organizationId: northwind.id, language: "en" };
	await db.noticeSetting.createMany({
		data: [
			{ userId: kim.id, kind: "receipt", delivery: "off" },
			{ userId: kim.id, kind: "order_closed", delivery: "list_only" },
			{ userId: mary.id, kind: "order_placed", delivery: "off" },
		],
	});
	const facts = { orderId: newId() };
	await transact(db, (tx) =>
		enqueueMails(tx, [
			{ kind: "receipt", to: toKim, facts },
			{ kind: "order_closed", to: toKim, facts },
			{ kind: "order_placed", to: toKim, facts },
			{ kind: "email_changed", to: toKim, facts: { userId: kim.id } },
		]),
	);
	const kinds = (await noticesOf(kim.id)).map(({ kind }) => kind);
	expect(kinds.sort()).toEqual(["email_changed", "order_closed", "order_placed"]);
});

it("history tells no one", async () => {
	const before = [await db.mail.count(), await db.notice.count()];
	const mail = { kind: "password_changed", to, facts: { userId: mary.id } } as const;
	await transact(db, (tx) => enqueueMail({ ...tx, isHistory: true }, mail));
	expect([await db.mail.count(), await db.notice.count()]).toEqual(before);
});

function noticesOf(userId: string) {
	return db.notice.findMany({ where: { userId } });
}
