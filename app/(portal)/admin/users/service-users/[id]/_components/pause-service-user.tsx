"use client";

import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "@/app/(portal)/_components/window-button.tsx";
import type { PauseWindowProps } from "./pause-window.tsx";

const load = () => import("./pause-window.tsx");
const PauseWindow = lazy(load);

export function PauseServiceUser(props: PauseWindowProps) {
	const t = useTranslations("serviceUsers.pause");
	return (
		<WindowButton load={load} window={PauseWindow} props={props} variant="outline">
			<Pause aria-hidden />
			{t("button")}
		</WindowButton>
	);
}
