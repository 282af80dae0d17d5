"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "../../../_components/window-button.tsx";
import type { RefuseProps } from "./refuse-window.tsx";

const load = () => import("./refuse-window.tsx");
const RefuseWindow = lazy(load);

export function RefuseButton(props: RefuseProps) {
	const t = useTranslations("requests.answer.refuse");
	return (
		<WindowButton load={load} window={RefuseWindow} props={props} variant="outline">
			{t("open")}
		</WindowButton>
	);
}
