"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { resumeWelcomeMailsAction, stopWelcomeMailsAction } from "../actions.ts";

/** Asks before it ends mail to this address, then says that it is done, and takes it back where that is wanted. */
export function StopMail({ token, email }: { token: string; email: string }) {
	const t = useTranslations("auth.stopMail");
	const [pending, startTransition] = useTransition();
	const [isDone, setDone] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const send = (action: typeof stopWelcomeMailsAction, stopped: boolean) => {
		if (pending) return;
		startTransition(async () => {
			const result = await action({ token }).catch(() => null);
			if (result?.ok) setDone(stopped);
			setProblem(result?.ok ? null : (result?.message ?? t("failed")));
		});
	};
	const b = (chunks: React.ReactNode) => <b className="font-medium text-ink">{chunks}</b>;
	return (
		<div role="status">
			{isDone ? (
				<AuthCard title={t("doneTitle")} text={t.rich("doneText", { email, b })}>
					{problem ? (
						<Banner tone="bad" role="alert">
							{problem}
						</Banner>
					) : null}
					<Button
						variant="outline"
						className="w-full"
						pending={pending}
						onClick={() => send(resumeWelcomeMailsAction, false)}
					>
						{t("resume")}
					</Button>
				</AuthCard>
			) : (
				<AuthCard title={t("title")} text={t.rich("text", { email, b })}>
					{problem ? (
						<Banner tone="bad" role="alert">
							{problem}
						</Banner>
					) : null}
					<Button className="w-full" pending={pending} onClick={() => send(stopWelcomeMailsAction, true)}>
						{t("submit")}
					</Button>
				</AuthCard>
			)}
		</div>
	);
}
