"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "../window-button.tsx";
import type { ChangedAlert } from "./change-alert-window.tsx";

const load = () => import("./change-alert-window.tsx");
const ChangeAlertWindow = lazy(load);

/** `name`: what the alert says, for screen readers. */
export function ChangeAlert({ name, ...changed }: ChangedAlert & { name: string }) {
	const t = useTranslations("alerts");
	const word = useTranslations("words");
	return (
		<WindowButton
			load={load}
			window={ChangeAlertWindow}
			props={changed}
			variant="link"
			label={t("changeOf", { alert: name })}
		>
			{word("change")}
		</WindowButton>
	);
}
