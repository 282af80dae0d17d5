"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import type { ButtonProps } from "@/components/ui/button.tsx";
import { WindowButton } from "../window-button.tsx";
import type { Asked } from "./asked.ts";

const load = () => import("./ask-window.tsx");
const AskWindow = lazy(load);

/** Opens *Ask for more*, filled in from where it stands (product.md 46). */
export function AskForMore({ variant = "link", ...asked }: Asked & Pick<ButtonProps, "variant">) {
	const t = useTranslations("requests.ask");
	return (
		<WindowButton
			load={load}
			window={AskWindow}
			props={asked}
			variant={variant}
			label={t("openOf", { type: asked.type })}
		>
			{t("open")}
		</WindowButton>
	);
}
