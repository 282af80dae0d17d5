"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MailboxRequest } from "@/lib/accounts/mailboxes/confirm-mailbox.ts";
import { ConfirmMailbox } from "../../_components/confirm-mailbox.tsx";
import { confirmAlertEmailAction } from "../actions.ts";

/** Asks the reader of the mailbox whether it is to get a user's alerts, then says that it will. */
export function ConfirmAlerts({ token, asked }: { token: string; asked: MailboxRequest }) {
	const t = useTranslations("auth.confirmAlerts");
	const values = { ...asked, b: (chunks: ReactNode) => <b className="font-medium text-ink">{chunks}</b> };
	const words = {
		...{ title: t("title"), text: t.rich("text", values), submit: t("submit"), notYours: t("notYours") },
		...{ doneTitle: t("doneTitle"), doneText: t.rich("doneText", values) },
	};
	return <ConfirmMailbox token={token} action={confirmAlertEmailAction} words={words} />;
}
