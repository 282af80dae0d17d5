"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "../window-button.tsx";
import type { AddedAlert } from "./add-alert-window.tsx";

const load = () => import("./add-alert-window.tsx");
const AddAlertWindow = lazy(load);

export function AddAlert(added: AddedAlert) {
	const t = useTranslations("alerts");
	return (
		<WindowButton load={load} window={AddAlertWindow} props={added} variant="link">
			{t("add")}
		</WindowButton>
	);
}
