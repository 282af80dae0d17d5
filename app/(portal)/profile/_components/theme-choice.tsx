"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { ThemeSwitch } from "../../_components/theme-switch.tsx";

/** The theme of this browser, which the server doesn't know: it appears once the browser has said. */
export function ThemeChoice() {
	const t = useTranslations("profile");
	const isInBrowser = useSyncExternalStore(
		() => () => {},
		() => true,
		() => false,
	);
	return (
		<div className="rounded-lg border border-line px-4 py-3 text-sm">
			{isInBrowser ? <ThemeSwitch /> : <Skeleton className="h-8 w-full" />}
			<p className="mt-1.5 text-small text-muted">{t("themeHelp")}</p>
		</div>
	);
}
