import { expect, it } from "vitest";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { enqueueMail, type NewMail } from "@/lib/outbox/enqueue-mail.ts";
import { MAIL_KINDS, type MailKind } from "@/lib/outbox/mail-kinds.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anEntry, aPaidOrder, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { requestMails } from "@/lib/testing/request-mails.ts";
import { deliverMail } from "../delivery/deliver-mail.ts";
import { testRefillEvents } from "../test-refill-events.ts";
import { subscriptionMails } from "../test-subscription-mails.ts";
import { testCreditMails } from "./credits/test-credit-mails.ts";
import { handoverMails } from "./handovers/test-handover-mails.ts";
import { anUnpaidOrder, aWarning } from "./test-facts.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db, { name: "Northwind & <Sons>" });
const john = await aUser(db, northwind, { name: "John <b>Lee</b>" });
const peter = await aUser(db, northwind, { name: "Peter & Wong" });
const mary = await aUser(db, northwind, { name: "Mary Chan" });
await db.user.update({
	where: { id: peter.id },
	data: { timeZone: "Asia/Hong_Kong", pendingEmail: "peter@elsewhere.example" },
});
const { orderId } = await boughtCredits(db, { beneficiaryId: john.id, buyerId: peter.id, credits: 25_000n });
const invitationId = newId();
await db.invitation.create({
	data: {
		id: invitationId,
		organizationId: northwind.id,
		userRoleId: northwind.memberRoleId,
		email: "sally@acme.example",
		name: "Sally",
		invitedById: john.id,
		createdAt: new Date(),
		lastSentAt: new Date(),
		expiresAt: new Date(Date.now() + 86_400_000),
	},
});
const checkId = newId();
await db.ledgerCheck.create({ data: { id: checkId, startedAt: new Date(), endedAt: new Date(), found: 3 } });
const suspended = await aUser(db, northwind, { name: "Bob", status: "suspended" });
const shareGroupId = await aShareGroup(db, { creatorId: john.id });
const emailMessage = "Welcome, Tom!\nThe first lab is <i>Kubernetes basics</i>.";
await db.shareGroup.update({ where: { id: shareGroupId }, data: { emailMessage } });
const entryId = await anEntry(db, shareGroupId, { kind: "address", value: "tom@globex.example" });

const to = { email: peter.email, name: peter.name, userId: peter.id, organizationId: northwind.id, language: "en" };
const toJohn = { ...to, email: john.email, name: john.name, userId: john.id };
const toNobody = { email: "sally@acme.example", name: null, userId: null, organizationId: null, language: "xx" };
const toSuspended = { ...to, email: suspended.email.toUpperCase(), name: null, userId: null };
const ACCOUNTS = "accounts@northwind.example";
await db.confirmedBillingEmail.create({ data: { userId: peter.id, address: ACCOUNTS, confirmedAt: new Date() } });
const bills = { kind: "person", legalName: "P", addressLine1: "1 Road", city: "Bern", country: "CH" } as const;
await db.billingInformation.create({
	data: { ...bills, userId: peter.id, billingEmail: "invoices@northwind.example" },
});
const toAccounts = { ...to, email: ACCOUNTS, name: null, userId: null };
const ordered = { beneficiaryId: john.id, buyerId: peter.id, credits: 15_000n };
const refunded = { orderId: (await boughtCredits(db, ordered)).orderId };
await refundOrder({ actor: await anOperator(), db }, { ...refunded, reason: "Ordered twice" });
const cancelled = { orderId: await aPaidOrder(db, ordered) };
await db.order.update({
	where: { id: cancelled.orderId },
	data: { status: "cancelled", closedAt: new Date(), closeReason: "No longer needed" },
});
const unpaid = await anUnpaidOrder(db, ordered, "2099-01-01");
const overdue = await anUnpaidOrder(db, ordered, "2026-01-02");
const moved = { userIds: [peter.id], oldOwnerId: peter.id, newOwnerId: john.id, changedById: mary.id };
const wallet = await db.account.findFirstOrThrow({ where: { userId: john.id, creditTypeId: "email" } });
const groupPool = await db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId: "email" } });

const resetsAt = new Date("2026-12-06T16:00:00Z");
const people = { userId: peter.id, setById: john.id };
const warnedInWallet = await aWarning(db, people, wallet.id, { period: "week", resetsAt });
const warnedInGroup = await aWarning(db, people, groupPool.id, {
	period: "total",
	raisedUntil: new Date("2026-12-01T15:59:00Z"),
});

const refills = await testRefillEvents(db, { owner: john, shareGroupId, paid: orderId, ...unpaid, usedById: peter.id });
const credits = await testCreditMails(db, { john: toJohn, shareGroupId });

/** Each kind, to each sort of reader; and what it must say. */
const MAILS: { [Kind in MailKind]: readonly [mail: Omit<NewMail & { kind: Kind }, "kind">, ...says: string[]][] } = {
	credit_owner_changed: [
		[{ to, facts: moved }, "Mary Chan has made John <b>Lee</b> your Credit Owner.", "not in use for now"],
		[{ to, facts: { ...moved, oldOwnerId: john.id, newOwnerId: null } }, "set your Credit Owner back to yourself"],
		[{ to: toJohn, facts: moved }, "made you the Credit Owner of Peter & Wong", "what Peter & Wong uses"],
		[{ to: toJohn, facts: { ...moved, userIds: [peter.id, mary.id] } }, "Peter & Wong, Mary Chan", "what they use"],
		[
			{ to: toJohn, facts: { ...moved, oldOwnerId: john.id, newOwnerId: mary.id } },
			"Peter & Wong another Credit Owner",
		],
		[
			{ to: toJohn, facts: { ...moved, userIds: Array.from({ length: 13 }, () => peter.id), newOwnerId: john.id } },
			"Peter & Wong and 3 other people",
		],
	],
	limit_warning: [
		[
			{ to, facts: warnedInWallet },
			"John <b>Lee</b> lets you use 50 email credits a week. You have used 40; 10 are left.",
			"It resets on 7 Dec 2026, 00:00 GMT+8.",
			"John <b>Lee</b> or an administrator can change the limit.",
		],
		[
			{ to: toJohn, facts: warnedInWallet },
			"You let Peter & Wong use 50 email credits a week. Peter & Wong has used 40",
			"You or an administrator can change the limit.",
		],
		[
			{ to, facts: warnedInGroup },
			"gives you 50 email credits in all",
			"The limit is raised until 1 Dec 2026, 23:59 GMT+8.",
			"John <b>Lee</b> can change the limit.",
		],
	],
	...credits,
	...(await handoverMails(db, { john, peter, mary, to, toJohn })),
	...(await requestMails(db, { northwind, peter, john, mary, to, toJohn })),
	order_placed: [
		[
			{ to, facts: { orderId } },
			"Thank you for your order.",
			"25,000 email",
			"1 Jan 2026, 20:00 GMT+8",
			"John <b>Lee</b>",
		],
		[
			{ to: toJohn, facts: { orderId } },
			"Peter & Wong uses your credits",
			"1 Jan 2026, 12:00 UTC",
			`/orders/${orderId}`,
		],
		[{ to: toAccounts, facts: { orderId } }, "Peter & Wong has ordered", "US$10.00", "gave this address"],
	],
	receipt: [
		[{ to, facts: { orderId } }, "Your order is paid", "US$10.00", `/orders/${orderId}/receipt`, "31 Dec 2099"],
		[{ to: toAccounts, facts: { orderId } }, "Peter & Wong’s order is paid", "gave this address"],
	],
	invoice_reminder: [
		[
			{ to, facts: unpaid },
			"Please pay its invoice by 1 Jan 2099",
			"Bank of Bergen",
			"Reference: INV-2099-0007",
			`/orders/${unpaid.orderId}/receipt`,
		],
		[{ to, facts: overdue }, "was to be paid by 2 Jan 2026", "US$10.00"],
		[{ to: toAccounts, facts: unpaid }, "Please pay its invoice by 1 Jan 2099", "gave this address"],
	],
	refilled: [
		[
			{ to: toJohn, facts: refills.unpaid },
			"12 SMS credits were left in your wallet, so your auto top-up ordered",
			"Since 20 Nov 2026, these used most:",
			"1,234 credits",
			"Bank of Bergen",
			"Open the invoice",
		],
		[{ to: toJohn, facts: refills.paid }, "The order is paid, and the credits have arrived.", "Open the receipt"],
		[{ to: toJohn, facts: refills.shared }, "so 40 of your purchased credits were shared with it", "See the group"],
	],
	refill_stopped: [
		[{ to: toJohn, facts: refills.dearer }, "Its pack costs more now", "Your auto top-up of SMS credits is paused"],
		[
			{ to: toJohn, facts: refills.ceiling },
			"more than the ceiling that you have set for this month",
			"Nothing was shared.",
		],
		[{ to: toJohn, facts: refills.short }, "only 12 purchased email credits that can be shared"],
	],
	subscription: await subscriptionMails(db, { to, userId: peter.id, other: mary.id }),
	order_closed: [
		[
			{ to, facts: refunded },
			"was refunded",
			"15,000 email",
			"US$10.00",
			"Ordered twice",
			`/orders/${refunded.orderId}`,
		],
		[{ to: toJohn, facts: refunded }, "Peter & Wong’s order", "15,000 email", "Ordered twice"],
		[{ to: toAccounts, facts: refunded }, "US$10.00", "gave this address"],
		[{ to, facts: cancelled }, "was cancelled", "There is nothing to pay", "No longer needed"],
		[{ to: toJohn, facts: cancelled }, "No credits come from it", "No longer needed"],
		[{ to: toAccounts, facts: cancelled }, "There is nothing to pay", "gave this address"],
	],
	sign_up: [[{ to: toNobody, facts: { name: "Visit https://evil.example" } }, "/sign-up/finish?token=", "once, until"]],
	sign_up_known: [
		[{ to, facts: {} }, "/sign-in", "/forgotten-password"],
		[{ to: { ...toSuspended, userId: suspended.id }, facts: {} }, "is suspended", "Ask your administrator"],
	],
	invitation: [[{ to: toNobody, facts: { invitationId } }, "You are invited to", "/invitation?token="]],
	password_reset: [[{ to, facts: { userId: peter.id } }, "/reset-password?token=", "GMT+8"]],
	password_reset_unknown: [
		[{ to: toNobody, facts: {} }, "/sign-up"],
		[{ to: toSuspended, facts: {} }, "is suspended", "Ask your administrator"],
	],
	email_change: [
		[{ to: { ...to, email: "peter@elsewhere.example" }, facts: { userId: peter.id } }, "/confirm-email?token="],
	],
	billing_email: [
		[
			{ to: { ...to, email: "invoices@northwind.example", name: null }, facts: { userId: peter.id } },
			"/confirm-billing-email?token=",
			"Nothing about orders is sent here before that.",
			"/stop-mail?token=",
		],
	],
	email_changed: [[{ to: { ...to, email: "old@test.example" }, facts: { userId: peter.id } }, "•••@"]],
	share_group_welcome: [
		[
			{ to: { ...to, email: "tom@globex.example" }, facts: { entryId } },
			"Welcome to John <b>Lee</b>'s share group",
			"Welcome, Tom!\nThe first lab is <i>Kubernetes basics</i>.",
			"tom@globex.example",
			"/stop-mail?token=",
		],
		[{ to: { ...toNobody, email: "tom@globex.example" }, facts: { entryId } }, "/sign-up?email=tom%40globex.example"],
	],
	ledger_not_clean: [[{ to, facts: { checkId } }, "has found 3 things", "docs/operations.md", "/operator/ledger"]],
	mail_test: [[{ to, facts: {} }, "The mail server works", "GMT+8"]],
	password_changed: [[{ to, facts: { userId: peter.id } }, "GMT+8", "/forgotten-password"]],
};

it.each(MAIL_KINDS)("%s says all that it must, in text and HTML", async (kind) => {
	for (const [mail, ...says] of MAILS[kind]) {
		const id = await transact(db, (tx) => enqueueMail(tx, { kind, ...mail } as NewMail));
		await deliverMail({ db, server: null }, { mailId: id });
		const {
			status,
			subject,
			keptText: text,
			keptHtml: html,
			lastError,
		} = await db.mail.findUniqueOrThrow({ where: { id } });
		expect({ status, lastError }).toEqual({ status: "kept", lastError: null });
		for (const said of says) {
			expect(text).toContain(said);
			expect(withoutTags(html ?? "")).toContain(said.replaceAll(/\s+/g, " "));
		}
		expect(text).toContain(subject);
		expect(`${subject} ${text} ${html}`).not.toMatch(/\bmail\.\w|undefined|NaN|\[object|\{\w+[,}]|evil\.example/);
		expect(html).not.toContain("<b>Lee");
		expect(html).not.toMatch(/<(script|img|link|iframe|form)\b|\son\w+=|url\(/i);
		expect(html).toContain('lang="en"');
	}
});

it.each(["order_placed", "receipt", "order_closed"] as const)(
	"%s is not written to a billing email that its mailbox did not confirm, even if it was queued before",
	async (kind) => {
		const toUnconfirmed = { ...toAccounts, email: "invoices@northwind.example" };
		const facts = kind === "order_closed" ? refunded : { orderId };
		const mailId = await transact(db, (tx) => enqueueMail(tx, { kind, to: toUnconfirmed, facts }));
		await deliverMail({ db, server: null }, { mailId });
		const { status, keptText } = await db.mail.findUniqueOrThrow({ where: { id: mailId } });
		expect({ status, keptText }).toEqual({ status: "obsolete", keptText: null });
	},
);

async function anOperator() {
	const operators = await anOrganization(db, { isOperator: true });
	return actorOf(db, await aUser(db, operators, { role: "administrator" }));
}

/** The visible text, and where its links lead. */
function withoutTags(html: string): string {
	const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
	return [html.replaceAll(/<!--.*?-->/g, "").replaceAll(/<[^>]*>/g, " "), ...links]
		.join(" ")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&#x27;", "'")
		.replaceAll("&amp;", "&")
		.replaceAll(/\s+/g, " ");
}
