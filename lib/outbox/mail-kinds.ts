import { z } from "zod";
import { anyText } from "@/lib/text/names.ts";

const id = z.uuid();

/**
 * What each kind of mail has to know to be written when it is delivered: ids rather than texts where the row still says
 * it then, and never a secret. A kind that carries a one-time link gets its token at delivery.
 */
export const MAIL_FACTS = {
	/**
	 * Told to the users, the old and the new owner, who is null where each is his own from now on (product.md 5). The
	 * owners are told of those who move together in one mail.
	 */
	credit_owner_changed: z.strictObject({
		userIds: z.array(id).min(1),
		oldOwnerId: id,
		newOwnerId: id.nullable(),
		changedById: id,
	}),
	order_placed: z.strictObject({ orderId: id }),
	receipt: z.strictObject({ orderId: id }),
	/** It was cancelled or refunded. */
	order_closed: z.strictObject({ orderId: id }),
	/** Carries the link with which a sign-up is finished. */
	sign_up: z.strictObject({ name: anyText.min(1).max(200) }),
	/** Somebody tried to sign up with the address of an account. */
	sign_up_known: z.strictObject({}),
	/** Carries the link with which an invitation is accepted. */
	invitation: z.strictObject({ invitationId: id }),
	/** Carries the link with which a password is chosen anew. */
	password_reset: z.strictObject({ userId: id }),
	/** Somebody asked for a new password for an address with which nobody can sign in. */
	password_reset_unknown: z.strictObject({}),
	/** To the new address; carries the link that confirms it. */
	email_change: z.strictObject({ userId: id }),
	/** To the billing email that a user gave; carries the link that confirms it. */
	billing_email: z.strictObject({ userId: id }),
	/** To the old address: another one counts from now on. */
	email_changed: z.strictObject({ userId: id }),
	password_changed: z.strictObject({ userId: id }),
	/** To an address that was added to a share group (product.md 23); carries the link that ends such mails. */
	share_group_welcome: z.strictObject({ entryId: id }),
} as const;

export type MailKind = keyof typeof MAIL_FACTS;

export const MAIL_KINDS = Object.keys(MAIL_FACTS) as readonly MailKind[];

export type FactsOf<Kind extends MailKind> = z.infer<(typeof MAIL_FACTS)[Kind]>;

/** Whether a mail goes to a mailbox that is not, or not yet, the confirmed address of a user. */
export function isToStranger(kind: MailKind, { userId }: { userId: string | null }): boolean {
	return userId === null || kind === "email_change" || kind === "billing_email";
}

/** Whether the owner of the mailbox can stop it: what they did not ask for as a user, welcome mails to users included. */
export function isStoppable(kind: MailKind, to: { userId: string | null }): boolean {
	return isToStranger(kind, to) || kind === "share_group_welcome";
}

export const isMailKind = (text: string): text is MailKind => Object.hasOwn(MAIL_FACTS, text);
