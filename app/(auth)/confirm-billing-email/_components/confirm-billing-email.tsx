"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MailboxRequest } from "@/lib/accounts/mailboxes/confirm-mailbox.ts";
import { ConfirmMailbox } from "../../_components/confirm-mailbox.tsx";
import { confirmBillingEmailAction } from "../actions.ts";

/** Asks the reader of the mailbox whether it is to get a user's invoices and receipts, then says that it will. */
export function ConfirmBillingEmail({ token, asked }: { token: string; asked: MailboxRequest }) {
	const t = useTranslations("auth.confirmBillingEmail");
	const values = { ...asked, b: (chunks: ReactNode) => <b className="font-medium text-ink">{chunks}</b> };
	const words = {
		...{ title: t("title"), text: t.rich("text", values), submit: t("submit"), notYours: t("notYours") },
		...{ doneTitle: t("doneTitle"), doneText: t.rich("doneText", values) },
	};
	return <ConfirmMailbox token={token} action={confirmBillingEmailAction} words={words} />;
}
