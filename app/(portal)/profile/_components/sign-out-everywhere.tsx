"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";

const load = () => import("./sign-out-question.tsx");
const SignOutQuestion = lazy(load);

export function SignOutEverywhere({ sessions }: { sessions: number }) {
	const t = useTranslations("profile");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="danger" {...opening}>
					{t("sessions.everywhere")}
				</Button>
			)}
			window={(props) => <SignOutQuestion sessions={sessions} {...props} />}
		/>
	);
}
