"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import type { ButtonProps } from "@/components/ui/button.tsx";
import { WindowButton } from "../window-button.tsx";
import type { Asked } from "./asked.ts";

const load = () => import("./ask-window.tsx");
const AskWindow = lazy(load);

interface AskForMoreProps extends Asked, Pick<ButtonProps, "variant" | "children"> {
	/** What is asked for, where it isn't simply more. */
	label?: string;
}

/** Opens *Ask for more*, filled in from where it stands (product.md 46). */
export function AskForMore({ variant = "link", label, children, ...asked }: AskForMoreProps) {
	const t = useTranslations("requests.ask");
	return (
		<WindowButton
			load={load}
			window={AskWindow}
			props={asked}
			variant={variant}
			label={label ?? t("openOf", { type: asked.type })}
		>
			{children ?? t("open")}
		</WindowButton>
	);
}
