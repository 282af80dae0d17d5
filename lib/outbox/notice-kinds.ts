import { MAIL_KINDS, type MailKind } from "./mail-kinds.ts";

/**
 * Which mail also stands in its user's list of notices (product.md 59). `chosen`: each user chooses how they are told;
 * `always`: security, and what the user must act on; `never`: it is for a mailbox, not for a user, and for an address
 * that has no user there is no list anyway.
 */
const NOTICES = {
	credit_owner_changed: "chosen",
	limit_warning: "chosen",
	expiry_warning: "chosen",
	credit_request: "always",
	credit_request_answered: "chosen",
	alert: "chosen",
	alert_email: "never",
	order_placed: "chosen",
	receipt: "chosen",
	order_closed: "chosen",
	invoice_reminder: "always",
	refilled: "chosen",
	refill_stopped: "always",
	subscription: "always",
	share_group_welcome: "chosen",
	handover_offered: "always",
	handover_answered: "chosen",
	sign_up: "never",
	sign_up_known: "always",
	invitation: "never",
	password_reset: "always",
	password_reset_unknown: "never",
	email_change: "always",
	billing_email: "never",
	mail_test: "never",
	ledger_not_clean: "always",
	email_changed: "always",
	password_changed: "always",
} as const satisfies Record<MailKind, "chosen" | "always" | "never">;

type KindThatIs<How extends "chosen" | "always"> = {
	[Kind in MailKind]: (typeof NOTICES)[Kind] extends How ? Kind : never;
}[MailKind];

/** The kinds that users choose how to be told of. */
export type ChosenNoticeKind = KindThatIs<"chosen">;

export type NoticeKind = KindThatIs<"chosen" | "always">;

export const NOTICE_KINDS: readonly NoticeKind[] = MAIL_KINDS.filter(isNoticeKind);
/** Those that a user can get: what is about the deployment is the operator's alone. */
export function noticeKindsOf({ isOperator }: { isOperator: boolean }): readonly NoticeKind[] {
	return NOTICE_KINDS.filter((kind) => isOperator || kind !== "ledger_not_clean");
}
export const CHOSEN_NOTICE_KINDS: readonly ChosenNoticeKind[] = NOTICE_KINDS.filter(isChosenNoticeKind);

export function isNoticeKind(kind: string): kind is NoticeKind {
	return howIs(kind) === "chosen" || howIs(kind) === "always";
}

export function isChosenNoticeKind(kind: string): kind is ChosenNoticeKind {
	return howIs(kind) === "chosen";
}

function howIs(kind: string): string | undefined {
	return Object.hasOwn(NOTICES, kind) ? NOTICES[kind as MailKind] : undefined;
}
