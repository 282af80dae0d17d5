"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "../../../_components/window-button.tsx";
import type { ShareForRequestProps } from "./share-window.tsx";

const load = () => import("./share-window.tsx");
const ShareWindow = lazy(load);

export function ShareButton(props: ShareForRequestProps) {
	const t = useTranslations("requests.answer");
	return (
		<WindowButton
			load={load}
			window={ShareWindow}
			props={props}
			variant="outline"
			label={t("share", { group: props.group.name })}
		>
			{t("shareSubmit")}
		</WindowButton>
	);
}
