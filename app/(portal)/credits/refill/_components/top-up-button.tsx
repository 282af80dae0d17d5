"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "@/app/(portal)/_components/window-button.tsx";
import type { TopUpWindowProps } from "./top-up-window.tsx";

const load = () => import("./top-up-window.tsx");
const TopUpWindow = lazy(load);

/** Opens what is ordered by itself: a new one, or one that is set. */
export function TopUpButton(props: TopUpWindowProps) {
	const t = useTranslations("refill.topUp");
	const word = useTranslations("words");
	const { stored, types } = props;
	return (
		<WindowButton
			load={load}
			window={TopUpWindow}
			props={props}
			variant={stored ? "link" : "default"}
			label={stored ? t("changeOf", { type: types[0]?.creditType ?? "" }) : undefined}
		>
			{stored ? word("change") : t("set")}
		</WindowButton>
	);
}
