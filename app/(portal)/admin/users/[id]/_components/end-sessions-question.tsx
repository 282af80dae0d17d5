"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { endUserSessionsAction } from "../actions.ts";

export interface SessionsToEnd {
	user: { id: string; name: string };
	count: number;
}

/** Asks first, with the number of sessions that end. */
export default function EndSessionsQuestion({
	user: { id: userId, name },
	count,
	...opened
}: SessionsToEnd & WindowProps) {
	const t = useTranslations("adminUsers.sessions");
	return (
		<ActionQuestion
			{...opened}
			title={t("question", { name })}
			description={t("warning", { name, count })}
			submit={t("submit", { count })}
			action={endUserSessionsAction}
			input={{ userId }}
			onDone={({ sessions }) => toast.done(t("done", { name, count: sessions }))}
		/>
	);
}
