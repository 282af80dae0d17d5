"use client";

import { useTranslations } from "next-intl";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import type { Problem } from "./use-send.ts";

/**
 * Why something was not done, said aloud when it appears. What stands at a field is not repeated. Where somebody else is
 * signed in by now, a way to go on as them.
 */
export function FormProblem({ problem, className }: { problem: Problem | null; className?: string }) {
	const t = useTranslations("ui");
	if (!problem) return null;
	const { nth, code, message, fieldErrors = {}, details } = problem;
	const atFields = Object.values(fieldErrors);
	if (atFields.includes(message)) {
		return (
			<p key={nth} role="alert" className="sr-only">
				{t("seeFields", { count: atFields.length })}
			</p>
		);
	}
	const { name } = (code === "OTHER_USER" ? (details ?? {}) : {}) as { name?: string };
	return (
		<div className={className}>
			<Banner
				key={nth}
				tone="bad"
				role="alert"
				action={
					name ? (
						<Button variant="outline" size="sm" className="text-ink" onClick={() => window.location.reload()}>
							{t("continueAs", { name })}
						</Button>
					) : null
				}
			>
				{message}
			</Banner>
		</div>
	);
}
