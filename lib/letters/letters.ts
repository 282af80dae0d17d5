import { isBillingEmailConfirmed, readConfirmed } from "@/lib/billing-information/is-billing-email-confirmed.ts";
import { readCompetence } from "@/lib/credit-requests/answers/read-competence.ts";
import { readAnswerNews, readRequestNews } from "@/lib/credit-requests/lists/request-news.ts";
import { type HandoverNews, readHandoverNews } from "@/lib/handovers/handover-news.ts";
import { stopToken } from "@/lib/mail-stops/stop-token.ts";
import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { MailKind } from "@/lib/outbox/mail-kinds.ts";
import { findUserByEmail } from "@/lib/people/find-user-by-email.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { readCreditsFor } from "@/lib/share-groups/welcome/credits-for.ts";
import { isFullAtDelivery } from "@/lib/share-groups/welcome/mailbox-limits.ts";
import { readSubscriptionNews } from "@/lib/subscriptions/subscription-news.ts";
import { matchKeys } from "@/lib/text/addresses/match-keys.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { tidyText } from "@/lib/text/schema.ts";
import { CREDIT_LETTERS } from "./credit-letters.ts";
import type { Letter, LetterContext } from "./letter.ts";
import { addressOf } from "./link.ts";
import { type NewToken, oneTimeLink } from "./one-time-link.ts";
import { type MailedOrder, readOrder } from "./read-order.ts";
import { readRefilled, readStoppedRefill } from "./read-refilled.ts";
import { readWarnedLimit } from "./read-warned-limit.ts";
import { singleLine } from "./reader.ts";
import { accountSuspended } from "./templates/account-suspended.tsx";
import { billingEmail } from "./templates/billing-email.tsx";
import { subscription } from "./templates/credits/subscription.tsx";
import { emailChange } from "./templates/email-change.tsx";
import { emailChanged } from "./templates/email-changed.tsx";
import { handoverAnswered } from "./templates/handovers/handover-answered.tsx";
import { handoverOffered } from "./templates/handovers/handover-offered.tsx";
import { invitation } from "./templates/invitation.tsx";
import { ledgerNotClean } from "./templates/ledger-not-clean.tsx";
import { limitWarning } from "./templates/limit-warning.tsx";
import { mailTest } from "./templates/mail-test.tsx";
import { invoiceReminder } from "./templates/orders/invoice-reminder.tsx";
import { orderClosed } from "./templates/orders/order-closed.tsx";
import { type OrderReader, orderPlaced } from "./templates/orders/order-placed.tsx";
import { receipt } from "./templates/orders/receipt.tsx";
import { passwordChanged } from "./templates/password-changed.tsx";
import { passwordReset } from "./templates/password-reset.tsx";
import { passwordResetUnknown } from "./templates/password-reset-unknown.tsx";
import { refillStopped } from "./templates/refills/refill-stopped.tsx";
import { refilled } from "./templates/refills/refilled.tsx";
import { creditRequest } from "./templates/requests/credit-request.tsx";
import { creditRequestAnswered } from "./templates/requests/credit-request-answered.tsx";
import { shareGroupWelcome, type Welcome } from "./templates/share-group-welcome.tsx";
import { signUp } from "./templates/sign-up.tsx";
import { signUpKnown } from "./templates/sign-up-known.tsx";
import { writeCreditOwnerChange } from "./write-credit-owner-change.ts";

/** How each kind of mail is written: reads the current state of its subject; null where the mail no longer applies. */
export const LETTERS: {
	readonly [Kind in MailKind]: (tx: Transaction, context: LetterContext<Kind>) => Promise<Letter | null>;
} = {
	credit_owner_changed: writeCreditOwnerChange,

	async limit_warning(tx, { facts, to, reader }) {
		const warned = await readWarnedLimit(tx, { ...facts, to });
		return warned && limitWarning(reader, warned);
	},

	...CREDIT_LETTERS,

	async credit_request(tx, { facts, to, reader }) {
		const { requestId } = facts;
		const userId = to.userId ?? "";
		const request = await tx.prisma.creditRequest.findUnique({ where: { id: requestId } });
		const news = (await readRequestNews(tx, { userId, requestIds: [requestId] })).get(requestId);
		if (!news || request?.status !== "open" || !(await readCompetence(tx, { request, userId })).isAny) return null;
		const { lapsesAt } = request;
		return creditRequest(reader, { ...news, lapsesAt, href: addressOf(`/requests/${requestId}`) });
	},

	async credit_request_answered(tx, { facts, to, reader }) {
		const [news] = await readAnswerNews(tx, { userId: to.userId ?? "", answers: [facts] });
		return news ? creditRequestAnswered(reader, { ...news, href: addressOf("/credits#requests") }) : null;
	},

	async handover_offered(tx, { facts, to, reader }) {
		const news = await readHandover(tx, to, facts);
		return news?.outcome === null ? handoverOffered(reader, { ...news, href: addressOf("/share") }) : null;
	},

	async handover_answered(tx, { facts, to, reader }) {
		const news = await readHandover(tx, to, facts);
		return news ? handoverAnswered(reader, { ...news, href: addressOf("/share") }) : null;
	},

	async ledger_not_clean(tx, { facts, reader }) {
		const check = await tx.prisma.ledgerCheck.findUnique({ where: { id: facts.checkId } });
		if (!check?.found) return null;
		return ledgerNotClean(reader, { at: check.startedAt, found: check.found, href: addressOf("/operator/ledger") });
	},

	async mail_test(_, { reader, at }) {
		return mailTest(reader, { at });
	},

	async order_placed(tx, { facts, to, reader }) {
		const order = await readOrderFor(tx, to, facts);
		return order && orderPlaced(reader, { order, readerIs: readerOfOrder(to, order) });
	},

	async receipt(tx, { facts, to, reader }) {
		const order = await readOrderFor(tx, to, facts);
		return order?.payment
			? receipt(reader, { order, payment: order.payment, readerIs: readerOfOrder(to, order) })
			: null;
	},

	async invoice_reminder(tx, { facts, to, reader }) {
		const order = await readOrderFor(tx, to, facts);
		if (order?.status !== "pending" || !order.bill.dueOn) return null;
		const today = await dayAt(tx.sql, await tx.clock.now(tx.sql));
		const isOverdue = order.bill.dueOn < new Date(today);
		return invoiceReminder(reader, { order, isOverdue, readerIs: readerOfOrder(to, order) });
	},

	async refilled(tx, { facts, reader }) {
		const news = await readRefilled(tx, facts);
		return news && refilled(reader, news);
	},

	async refill_stopped(tx, { facts, reader }) {
		const stopped = await readStoppedRefill(tx, facts);
		return stopped && refillStopped(reader, stopped);
	},

	async order_closed(tx, { facts, to, reader }) {
		const order = await readOrderFor(tx, to, facts);
		if (order?.status !== "cancelled" && order?.status !== "refunded") return null;
		return orderClosed(reader, { order, status: order.status, readerIs: readerOfOrder(to, order) });
	},

	async subscription(tx, { facts, reader }) {
		const news = (await readSubscriptionNews(tx.prisma, [facts.eventId])).get(facts.eventId);
		return news ? subscription(reader, { news, href: addressOf("/credits") }) : null;
	},

	async sign_up(tx, { mailId, facts, to, reader }) {
		const token: NewToken = { purpose: "sign_up", email: to.email, name: facts.name };
		const link = await oneTimeLink(tx, { mailId, path: "/sign-up/finish", token });
		return link && signUp(reader, link);
	},

	async sign_up_known(tx, { to, reader }) {
		if (await isSuspended(tx, to.email)) return accountSuspended(reader);
		return signUpKnown(reader, { signIn: addressOf("/sign-in"), forgotten: addressOf("/forgotten-password") });
	},

	async invitation(tx, { mailId, facts, reader }) {
		const found = await tx.prisma.invitation.findFirst({
			where: { id: facts.invitationId, acceptedAt: null, revokedAt: null },
		});
		if (!found || found.expiresAt <= (await tx.clock.now(tx.sql))) return null;
		const link = await oneTimeLink(tx, { mailId, path: "/invitation", token: { purpose: "invitation", ...facts } });
		if (!link) return null;
		const until = new Date(Math.min(found.expiresAt.getTime(), link.until.getTime()));
		return invitation(reader, { ...link, until });
	},

	async password_reset(tx, { mailId, facts, to, reader }) {
		const user = await tx.prisma.user.findUnique({ where: { id: facts.userId } });
		if (user?.status !== "active" || user.kind !== "person" || !isSameAddress(user.email, to.email)) return null;
		const token: NewToken = { purpose: "password_reset", ...facts };
		const link = await oneTimeLink(tx, { mailId, path: "/reset-password", token });
		return link && passwordReset(reader, link);
	},

	async password_reset_unknown(tx, { to, reader }) {
		if (await isSuspended(tx, to.email)) return accountSuspended(reader);
		return passwordResetUnknown(reader, { href: addressOf("/sign-up") });
	},

	async email_change(tx, { mailId, facts, to, reader }) {
		const user = await tx.prisma.user.findUnique({ where: { id: facts.userId } });
		if (!user?.pendingEmail || !isSameAddress(user.pendingEmail, to.email)) return null;
		const token: NewToken = { purpose: "email_change", userId: facts.userId, email: to.email };
		const link = await oneTimeLink(tx, { mailId, path: "/confirm-email", token });
		return link && emailChange(reader, link);
	},

	async billing_email(tx, { mailId, facts, to, reader }) {
		const { userId } = facts;
		const where = { userId, user: { status: "active" } } as const;
		const found = await tx.prisma.billingInformation.findFirst({ where, include: { user: true } });
		if (!found || !isSameAddress(found.billingEmail, to.email)) return null;
		const asked = { userId, ownEmail: found.user.email, billingEmail: to.email };
		if (await isBillingEmailConfirmed(tx.prisma, asked)) return null;
		const token: NewToken = { purpose: "billing_email", userId, email: to.email };
		const link = await oneTimeLink(tx, { mailId, path: "/confirm-billing-email", token });
		return link && billingEmail(reader, link);
	},

	async email_changed(tx, { facts, reader }) {
		const user = await tx.prisma.user.findUnique({ where: { id: facts.userId } });
		return user && emailChanged(reader, { email: masked(user.email) });
	},

	async password_changed(_, { reader, at }) {
		return passwordChanged(reader, { at, href: addressOf("/forgotten-password") });
	},

	async share_group_welcome(tx, { facts, to, reader }) {
		const entry = await tx.prisma.shareGroupEntry.findFirst({
			where: { id: facts.entryId, kind: "address", shareGroup: { status: "open" } },
			include: { shareGroup: { include: { creator: true } } },
		});
		if (entry?.shareGroup.creator.status !== "active") return null;
		const { shareGroupId, shareGroup, value } = entry;
		const entries = { shareGroupId, removedAt: null };
		// An entry that was removed and added again in the meantime is welcomed all the same.
		if ((await tx.prisma.shareGroupEntry.count({ where: { ...entries, kind: "address", value } })) === 0) return null;
		const blocked = { ...entries, kind: "blocked" as const, value: { in: [...(matchKeys(value)?.blockedAs ?? [])] } };
		if ((await tx.prisma.shareGroupEntry.count({ where: blocked })) > 0) return null;
		if (await isFullAtDelivery(tx, to)) return null;
		return shareGroupWelcome(reader, {
			creator: singleLine(shareGroup.creator.name),
			group: singleLine(shareGroup.name),
			credits: await readCreditsFor(tx, { shareGroupId, userId: to.userId, address: value }),
			email: readableAddress(to.email),
			message: tidyText(shareGroup.emailMessage),
			hasAccount: to.userId !== null,
			links: welcomeLinks(to.email),
		});
	},
};

async function readHandover(
	tx: Transaction,
	to: Recipient,
	{ handoverId }: { handoverId: string },
): Promise<HandoverNews | undefined> {
	const userId = to.userId ?? "";
	return (await readHandoverNews(tx, { userId, handoverIds: [handoverId] })).get(handoverId);
}

/** The order of a mail; null for a billing email that has not agreed to be told of it (product.md 10). */
async function readOrderFor(
	tx: Transaction,
	to: Recipient,
	{ orderId }: { orderId: string },
): Promise<MailedOrder | null> {
	const order = await readOrder(tx, orderId);
	if (!order || to.userId !== null) return order;
	return (await readConfirmed(tx.prisma, [order.buyerId])).has(order.buyerId, to.email) ? order : null;
}

/** Of an order's recipients, only its billing email has no user. */
function readerOfOrder(to: Recipient, order: MailedOrder): OrderReader {
	if (to.userId === null) return "billing";
	return to.userId === order.buyerId ? "buyer" : "beneficiary";
}

/** Where the links of a welcome mail to this address lead. */
function welcomeLinks(email: string): Welcome["links"] {
	return {
		credits: addressOf("/credits"),
		signUp: addressOf("/sign-up", { email }),
		stop: addressOf("/stop-mail", { token: stopToken(email) }),
	};
}

async function isSuspended(tx: Transaction, email: string): Promise<boolean> {
	return (await findUserByEmail(tx, email))?.status === "suspended";
}

const isSameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Enough for its owner to recognise it, and not enough for others to write to it: m•••@northwind.example. */
function masked(email: string): string {
	const at = email.lastIndexOf("@");
	return `${[...email][0] ?? ""}•••${email.slice(at)}`;
}
