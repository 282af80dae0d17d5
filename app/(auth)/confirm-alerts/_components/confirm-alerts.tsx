"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import type { AlertEmailRequest } from "@/lib/alerts/confirm-alert-email.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { useSteady } from "../../_components/steady.tsx";
import { confirmAlertEmailAction } from "../actions.ts";

/** Asks the reader of the mailbox whether it is to get a user's alerts, then says that it will. */
export function ConfirmAlerts({ token, asked }: { token: string; asked: AlertEmailRequest }) {
	const t = useTranslations("auth.confirmAlerts");
	const { send, pending, problem } = useSend();
	const [isDone, setDone] = useState(false);
	const values = { ...asked, b: (chunks: ReactNode) => <b className="font-medium text-ink">{chunks}</b> };
	// The link is used up by then: rendered again, the page would say that it is not good.
	const keepPage = useSteady();
	function confirm() {
		keepPage(true);
		send({
			action: confirmAlertEmailAction,
			input: () => ({ token }),
			onDone: () => setDone(true),
			onProblem: () => keepPage(false),
		});
	}
	return (
		<div role="status">
			{isDone ? (
				<AuthCard title={t("doneTitle")} text={t.rich("doneText", values)} />
			) : (
				<AuthCard title={t("title")} text={t.rich("text", values)}>
					<FormProblem problem={problem} />
					<Button className="w-full" pending={pending} onClick={confirm}>
						{t("submit")}
					</Button>
					<p className="text-small text-muted">{t("notYours")}</p>
				</AuthCard>
			)}
		</div>
	);
}
