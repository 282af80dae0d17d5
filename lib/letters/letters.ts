import { type mintToken, storeToken, TOKEN_LIFETIME_SECONDS } from "@/lib/accounts/tokens/tokens.ts";
import { isBillingEmailConfirmed, readConfirmed } from "@/lib/billing-information/is-billing-email-confirmed.ts";
import { stopToken } from "@/lib/mail-stops/stop-token.ts";
import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { MailKind } from "@/lib/outbox/mail-kinds.ts";
import { findUserByEmail } from "@/lib/people/find-user-by-email.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { isFullAtDelivery } from "@/lib/share-groups/welcome/mailbox-limits.ts";
import { matchKeys } from "@/lib/text/addresses/match-addresses.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { tidyText } from "@/lib/text/names.ts";
import type { Letter, LetterContext } from "./letter.ts";
import { addressOf, type Link, secretOfMail } from "./link.ts";
import { type MailedOrder, readOrder } from "./read-order.ts";
import { singleLine } from "./reader.ts";
import { accountSuspended } from "./templates/account-suspended.tsx";
import { billingEmail } from "./templates/billing-email.tsx";
import { creditOwnerChanged } from "./templates/credit-owner-changed.tsx";
import { emailChange } from "./templates/email-change.tsx";
import { emailChanged } from "./templates/email-changed.tsx";
import { invitation } from "./templates/invitation.tsx";
import { orderClosed } from "./templates/order-closed.tsx";
import { type OrderReader, orderPlaced } from "./templates/order-placed.tsx";
import { passwordChanged } from "./templates/password-changed.tsx";
import { passwordReset } from "./templates/password-reset.tsx";
import { passwordResetUnknown } from "./templates/password-reset-unknown.tsx";
import { receipt } from "./templates/receipt.tsx";
import { shareGroupWelcome, type Welcome } from "./templates/share-group-welcome.tsx";
import { signUp } from "./templates/sign-up.tsx";
import { signUpKnown } from "./templates/sign-up-known.tsx";

type NewToken = Parameters<typeof mintToken>[1];

const NAMES_LISTED = 10;

/** How each kind of mail is written: reads the current state of its subject; null where the mail no longer applies. */
export const LETTERS: {
	readonly [Kind in MailKind]: (tx: Transaction, context: LetterContext<Kind>) => Promise<Letter | null>;
} = {
	credit_owner_changed: tellOfCreditOwner,

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

	async order_closed(tx, { facts, to, reader }) {
		const order = await readOrderFor(tx, to, facts);
		if (order?.status !== "cancelled" && order?.status !== "refunded") return null;
		return orderClosed(reader, { order, status: order.status, readerIs: readerOfOrder(to, order) });
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
		if (user?.status !== "active" || !isSameAddress(user.email, to.email)) return null;
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
			email: readableAddress(to.email),
			message: tidyText(shareGroup.emailMessage),
			hasAccount: to.userId !== null,
			links: welcomeLinks(to.email),
		});
	},
};

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

async function tellOfCreditOwner(
	tx: Transaction,
	{ facts, to, reader }: LetterContext<"credit_owner_changed">,
): Promise<Letter | null> {
	const { userIds, oldOwnerId, newOwnerId, changedById } = facts;
	const listed = userIds.slice(0, NAMES_LISTED);
	const found = await tx.prisma.user.findMany({
		where: { id: { in: [...listed, changedById, ...(newOwnerId ? [newOwnerId] : [])] } },
		select: { id: true, name: true },
	});
	const names = new Map(found.map(({ id, name }) => [id, singleLine(name)]));
	const isUser = to.userId !== null && userIds.includes(to.userId);
	return creditOwnerChanged(reader, {
		admin: names.get(changedById) ?? "",
		users: { names: listed.map((id) => names.get(id) ?? ""), count: userIds.length },
		newOwner: newOwnerId && newOwnerId !== to.userId ? (names.get(newOwnerId) ?? "") : null,
		readerIs: isUser ? "user" : to.userId === oldOwnerId ? "oldOwner" : "newOwner",
		href: addressOf("/overview"),
	});
}

/** The link of a mail, the same at each attempt; null once it was used, or a newer mail replaced it. */
async function oneTimeLink(
	tx: Transaction,
	{ mailId, path, token }: { mailId: string; path: string; token: NewToken },
): Promise<Link | null> {
	const secret = secretOfMail(mailId);
	if (!(await storeToken(tx, token, secret))) return null;
	const now = await tx.clock.now(tx.sql);
	const until = new Date(now.getTime() + TOKEN_LIFETIME_SECONDS[token.purpose] * 1000);
	return { href: addressOf(path, { token: secret }), until };
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
