"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "../../../_components/window-button.tsx";
import type { AssignForRequestProps } from "./assign-window.tsx";

const load = () => import("./assign-window.tsx");
const AssignWindow = lazy(load);

export function AssignButton(props: AssignForRequestProps) {
	const t = useTranslations("requests.answer");
	return (
		<WindowButton load={load} window={AssignWindow} props={props} variant="outline">
			{t("ownerOpen")}
		</WindowButton>
	);
}
