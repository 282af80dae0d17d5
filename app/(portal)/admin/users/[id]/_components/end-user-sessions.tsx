"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { SessionsToEnd } from "./end-sessions-question.tsx";

const load = () => import("./end-sessions-question.tsx");
const EndSessionsQuestion = lazy(load);

export function EndUserSessions(sessions: SessionsToEnd) {
	const t = useTranslations("adminUsers");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="outline" {...opening}>
					{t("sessions.end", { count: sessions.count })}
				</Button>
			)}
			window={(props) => <EndSessionsQuestion {...sessions} {...props} />}
		/>
	);
}
