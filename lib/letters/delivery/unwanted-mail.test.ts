import { expect, it, test } from "vitest";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { deliverMail } from "./deliver-mail.ts";
import { sendMailAgain } from "./send-mail-again.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const mary = await aUser(db, northwind);
const to = { email: mary.email, name: mary.name, userId: mary.id, organizationId: northwind.id, language: "en" };
const { orderId } = await boughtCredits(db, { beneficiaryId: mary.id, credits: 10n });

async function delivered(mail: Parameters<typeof enqueueMail>[1]) {
	const mailId = await transact(db, (tx) => enqueueMail(tx, mail));
	await deliverMail({ db, server: null }, { mailId });
	return db.mail.findUniqueOrThrow({ where: { id: mailId } });
}

async function choose(delivery: "mail_and_list" | "list_only" | "off") {
	const where = { userId: mary.id, kind: "order_placed" };
	await db.noticeSetting.upsert({
		where: { userId_kind: where },
		create: { ...where, delivery },
		update: { delivery },
	});
}

test.each([
	["mail_and_list", "kept"],
	["list_only", "unwanted"],
	["off", "unwanted"],
] as const)("a mail whose user has chosen %s is %s", async (delivery, status) => {
	await choose(delivery);
	const mail = await delivered({ kind: "order_placed", to, facts: { orderId } });
	expect(mail).toMatchObject({ status, attempts: 1 });
	expect(mail.keptText === null).toBe(status === "unwanted");
});

it("one kind that is switched off silences no other kind, and no other user", async () => {
	await choose("off");
	expect(await delivered({ kind: "receipt", to, facts: { orderId } })).toMatchObject({ status: "kept" });
	const other = await aUser(db, northwind);
	const toOther = { ...to, email: other.email, userId: other.id };
	expect(await delivered({ kind: "order_placed", to: toOther, facts: { orderId } })).toMatchObject({ status: "kept" });
});

it("security can't be switched off, whatever is stored", async () => {
	await db.noticeSetting.create({ data: { userId: mary.id, kind: "password_changed", delivery: "off" } });
	const mail = await delivered({ kind: "password_changed", to, facts: { userId: mary.id } });
	expect(mail).toMatchObject({ status: "kept" });
});

it("an operator can't send an unwanted mail again", async () => {
	await choose("off");
	const { id: mailId } = await delivered({ kind: "order_placed", to, facts: { orderId } });
	const operators = await anOrganization(db, { isOperator: true });
	const actor = await actorOf(db, await aUser(db, operators, { role: "administrator" }));
	expect(await sendMailAgain({ actor, db }, { mailId })).toMatchObject({ ok: false, code: "CONFLICT" });
});
