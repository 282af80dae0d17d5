"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { Limited } from "./limited.ts";

const load = () => import("./limit-window.tsx");
const LimitWindow = lazy(load);

/** Opens the limit for everyone, or for one person. */
export function LimitButton(limited: Limited) {
	const t = useTranslations("limits");
	const word = useTranslations("words");
	const { person } = limited;
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button
					variant="link"
					aria-label={person === null ? t("change") : t("changeOf", { name: person.name })}
					{...opening}
				>
					{word("change")}
				</Button>
			)}
			window={(props) => <LimitWindow {...limited} {...props} />}
		/>
	);
}
