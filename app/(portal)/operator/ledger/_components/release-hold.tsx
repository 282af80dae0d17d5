"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { HoldToRelease } from "./release-hold-question.tsx";

const load = () => import("./release-hold-question.tsx");
const ReleaseHoldQuestion = lazy(load);

export function ReleaseHold(asked: HoldToRelease) {
	const t = useTranslations("spending.release");
	const { item, userName } = asked.hold;
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="link" aria-label={t("label", { item, name: userName })} {...opening}>
					{t("button")}
				</Button>
			)}
			window={(props) => <ReleaseHoldQuestion {...asked} {...props} />}
		/>
	);
}
