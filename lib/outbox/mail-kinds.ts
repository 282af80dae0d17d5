import { z } from "zod";
import { anyText } from "@/lib/text/schema.ts";

const id = z.uuid();

/**
 * The facts that each kind of mail needs to be written at delivery: ids rather than texts where the row still has them
 * then, and never a secret. A kind that carries a one-time link gets its token at delivery.
 */
export const MAIL_FACTS = {
	/**
	 * Sent to the users, the old and the new owner, which is null where each user becomes their own (product.md 5). The
	 * owners get one mail about all users who move together.
	 */
	credit_owner_changed: z.strictObject({
		userIds: z.array(id).min(1),
		oldOwnerId: id,
		newOwnerId: id.nullable(),
		changedById: id,
		/** What the first of the users had bought and moved along (product.md 55a), each part of the way by itself. */
		moved: z
			.array(z.strictObject({ fromId: id, toId: id, creditTypeId: anyText, credits: z.string().regex(/^\d+$/) }))
			.optional(),
	}),
	/** To a person who has used a share of their limit on a pool, and to the person who set it, if they wanted that (product.md 45). */
	limit_warning: z.strictObject({ accountId: id, warningId: id }),
	/** To whose credits expire soon: what of them, and what would use them in time (product.md 28b). */
	expiry_warning: z.strictObject({ warningId: id }),
	/** To those whom a request for credits is put to (product.md 46). */
	credit_request: z.strictObject({ requestId: id }),
	/** To the person who asked: what one person answered, or, where that is nobody, that the request has closed. */
	credit_request_answered: z.strictObject({ requestId: id, answeredById: id.nullable() }),
	/** To a pool's owner and who else agreed: fewer credits are left than an alert says, or as many again (product.md 28c). */
	alert: z.strictObject({ eventId: id }),
	/** To an address that a user named for alerts; carries the link that confirms it. */
	alert_email: z.strictObject({ userId: id }),
	/** An operator tries whether the mail server delivers. */
	mail_test: z.strictObject({}),
	/** To operators: the check of the ledger has found something (product.md 42b). */
	ledger_not_clean: z.strictObject({ checkId: id }),
	order_placed: z.strictObject({ orderId: id }),
	receipt: z.strictObject({ orderId: id }),
	/** The order's invoice is still to be paid (product.md 53c). */
	invoice_reminder: z.strictObject({ orderId: id }),
	/** A refill has ordered a pack, or shared credits (product.md 55): in place of the mail about the order, or its receipt. */
	refilled: z.strictObject({ eventId: id }),
	/** A refill moves nothing: it is paused, its ceiling is reached or the wallet has too little. */
	refill_stopped: z.strictObject({ eventId: id }),
	/** The order was cancelled or refunded. */
	order_closed: z.strictObject({ orderId: id }),
	/** To the subscriber: what happened to a subscription, or will (product.md 50). */
	subscription: z.strictObject({ eventId: id }),
	/** Carries the link that finishes a sign-up. */
	sign_up: z.strictObject({ name: anyText.min(1).max(200) }),
	/** A sign-up was tried with the address of an existing account. */
	sign_up_known: z.strictObject({}),
	/** Carries the link that accepts an invitation. */
	invitation: z.strictObject({ invitationId: id }),
	/** Carries the link that resets a password. */
	password_reset: z.strictObject({ userId: id }),
	/** A password reset was requested for an address that can't sign in. */
	password_reset_unknown: z.strictObject({}),
	/** To the new address; carries the link that confirms it. */
	email_change: z.strictObject({ userId: id }),
	/** To a user's billing email; carries the link that confirms it. */
	billing_email: z.strictObject({ userId: id }),
	/** To the old address: the new one is in use from now on. */
	email_changed: z.strictObject({ userId: id }),
	password_changed: z.strictObject({ userId: id }),
	/** To an address that was added to a share group (product.md 23); carries the link that stops such mails. */
	share_group_welcome: z.strictObject({ entryId: id }),
	/** To whom a share group is offered (product.md 26a). */
	handover_offered: z.strictObject({ handoverId: id }),
	/** To the creator and the person who offered it: the receiver has accepted, or not. */
	handover_answered: z.strictObject({ handoverId: id }),
} as const;

export type MailKind = keyof typeof MAIL_FACTS;

export const MAIL_KINDS = Object.keys(MAIL_FACTS) as readonly MailKind[];

export type FactsOf<Kind extends MailKind> = z.infer<(typeof MAIL_FACTS)[Kind]>;

/** Whether a mail goes to a mailbox that is not, or not yet, the confirmed address of a user. */
export function isToStranger(kind: MailKind, { userId }: { userId: string | null }): boolean {
	return userId === null || kind === "email_change" || kind === "billing_email" || kind === "alert_email";
}

/**
 * Whether the owner of the mailbox can stop it: mail that they did not request as a user, welcome mails to users
 * included.
 */
export function isStoppable(kind: MailKind, to: { userId: string | null }): boolean {
	return isToStranger(kind, to) || kind === "share_group_welcome";
}

export function isMailKind(text: string): text is MailKind {
	return Object.hasOwn(MAIL_FACTS, text);
}
