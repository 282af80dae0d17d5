"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { resumeMailAction, stopMailAction } from "../actions.ts";

/** Asks before it ends mail to this address, then says that it is done, and undoes it on request. */
export function StopMail({ token, email }: { token: string; email: string }) {
	const t = useTranslations("auth.stopMail");
	const { send, pending, problem } = useSend();
	const [isDone, setDone] = useState(false);
	const input = () => ({ token });
	const stop = () => send({ action: stopMailAction, input, onDone: () => setDone(true) });
	const resume = () => send({ action: resumeMailAction, input, onDone: () => setDone(false) });
	const b = (chunks: React.ReactNode) => <b className="font-medium text-ink">{chunks}</b>;
	return (
		<div role="status">
			{isDone ? (
				<AuthCard title={t("doneTitle")} text={t.rich("doneText", { email, b })}>
					<FormProblem problem={problem} />
					<Button variant="outline" className="w-full" pending={pending} onClick={resume}>
						{t("resume")}
					</Button>
				</AuthCard>
			) : (
				<AuthCard title={t("title")} text={t.rich("text", { email, b })}>
					<FormProblem problem={problem} />
					<Button className="w-full" pending={pending} onClick={stop}>
						{t("submit")}
					</Button>
				</AuthCard>
			)}
		</div>
	);
}
