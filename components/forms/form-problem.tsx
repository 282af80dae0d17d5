"use client";

import { useTranslations } from "next-intl";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { type Problem, SETTLED } from "./use-send.ts";

interface FormProblemProps {
	problem: Problem | null;
	/** Added if it is certain: "Nothing was used." */
	nothingDone?: string;
	className?: string;
}

/**
 * Why something was not done, said aloud when it appears. What is shown at a field is not repeated. If another user has
 * signed in by now, it offers to continue as them.
 */
export function FormProblem({ problem, nothingDone, className }: FormProblemProps) {
	const t = useTranslations("ui");
	if (!problem) return null;
	const { nth, code, message, fieldErrors = {}, isAtField, details } = problem;
	const atFields = Object.values(fieldErrors);
	if (isAtField && atFields.includes(message)) {
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
				{message} {nothingDone && SETTLED.has(code) ? nothingDone : null}
			</Banner>
		</div>
	);
}
