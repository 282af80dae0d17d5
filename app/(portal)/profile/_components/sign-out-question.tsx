"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { signOutEverywhereAction } from "../actions.ts";

/** Ends every session, including this one, and goes to the sign-in page. */
export default function SignOutQuestion({ sessions, ...opened }: WindowProps & { sessions: number }) {
	const t = useTranslations("profile.sessions");
	return (
		<ActionQuestion
			{...opened}
			title={t("everywhereTitle")}
			description={t("everywhereText", { count: sessions })}
			submit={t("everywhere")}
			action={signOutEverywhereAction}
			input={{}}
			// A whole new page, so that nothing of the user stays in memory.
			onDone={() => window.location.assign("/sign-in")}
		/>
	);
}
