"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "@/app/(portal)/_components/window-button.tsx";
import type { ChangeResponsibleWindowProps } from "./change-responsible-window.tsx";

const load = () => import("./change-responsible-window.tsx");
const ChangeResponsibleWindow = lazy(load);

export function ChangeResponsible(props: ChangeResponsibleWindowProps) {
	const t = useTranslations("serviceUsers");
	const word = useTranslations("words");
	return (
		<WindowButton
			load={load}
			window={ChangeResponsibleWindow}
			props={props}
			variant="link"
			label={t("changeWhat", { what: t("responsible") })}
		>
			{word("change")}
		</WindowButton>
	);
}
