"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { LimitWindowProps } from "./limit-window.tsx";

const load = () => import("./limit-window.tsx");
const LimitWindow = lazy(load);

/** Opens the limit for every member, or for one address. */
export function LimitButton(limited: Omit<LimitWindowProps, "open" | "onOpenChange">) {
	const t = useTranslations("shareGroup.settings");
	const word = useTranslations("words");
	const { address } = limited;
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button
					variant="link"
					aria-label={address === null ? t("changeLimit") : t("changeExceptionOf", { address })}
					{...opening}
				>
					{word("change")}
				</Button>
			)}
			window={(props) => <LimitWindow {...limited} {...props} />}
		/>
	);
}
