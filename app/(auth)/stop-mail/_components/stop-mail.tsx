"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { stopWelcomeMailsAction } from "../actions.ts";

/** Asks before it ends welcome mails to this address, then says that it is done. */
export function StopMail({ token, email }: { token: string; email: string }) {
	const t = useTranslations("auth.stopMail");
	const [pending, startTransition] = useTransition();
	const [isDone, setDone] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const stop = () => {
		if (pending) return;
		startTransition(async () => {
			const result = await stopWelcomeMailsAction({ token }).catch(() => null);
			setDone(result?.ok ?? false);
			setProblem(result?.ok ? null : (result?.message ?? t("failed")));
		});
	};
	const b = (chunks: React.ReactNode) => <b className="font-medium text-ink">{chunks}</b>;
	return (
		<div role="status">
			{isDone ? (
				<AuthCard title={t("doneTitle")} text={t.rich("doneText", { email, b })} />
			) : (
				<AuthCard title={t("title")} text={t.rich("text", { email, b })}>
					{problem ? (
						<Banner tone="bad" role="alert">
							{problem}
						</Banner>
					) : null}
					<Button className="w-full" pending={pending} onClick={stop}>
						{t("submit")}
					</Button>
				</AuthCard>
			)}
		</div>
	);
}
