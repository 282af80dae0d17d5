"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "@/app/(portal)/_components/window-button.tsx";
import type { ChangeCreditOwnerWindowProps } from "./change-credit-owner-window.tsx";

const load = () => import("./change-credit-owner-window.tsx");
const ChangeCreditOwnerWindow = lazy(load);

export function ChangeCreditOwner(props: ChangeCreditOwnerWindowProps) {
	const t = useTranslations("serviceUsers");
	const word = useTranslations("words");
	return (
		<WindowButton
			load={load}
			window={ChangeCreditOwnerWindow}
			props={props}
			variant="link"
			label={t("changeWhat", { what: t("creditOwner") })}
		>
			{word("change")}
		</WindowButton>
	);
}
