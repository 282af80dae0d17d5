"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "@/app/(portal)/_components/window-button.tsx";
import type { ChangeNameWindowProps } from "./change-name-window.tsx";

const load = () => import("./change-name-window.tsx");
const ChangeNameWindow = lazy(load);

export function ChangeName(props: ChangeNameWindowProps) {
	const t = useTranslations("serviceUsers");
	const word = useTranslations("words");
	return (
		<WindowButton
			load={load}
			window={ChangeNameWindow}
			props={props}
			variant="link"
			label={t("changeWhat", { what: word("name") })}
		>
			{word("change")}
		</WindowButton>
	);
}
