"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "../../../_components/window-button.tsx";
import type { RaiseForRequestProps } from "./raise-window.tsx";

const load = () => import("./raise-window.tsx");
const RaiseWindow = lazy(load);

export function RaiseButton(props: RaiseForRequestProps) {
	const t = useTranslations("requests.answer");
	return (
		<WindowButton load={load} window={RaiseWindow} props={props} variant="outline" label={props.title}>
			{t("raise")}
		</WindowButton>
	);
}
