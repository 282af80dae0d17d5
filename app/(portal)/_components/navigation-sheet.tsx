"use client";

import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { OpenedOnDemand } from "@/components/ui/opened-on-demand.tsx";
import type { NavigationItem } from "./sections.ts";

const load = () => import("./opened-navigation.tsx");
const OpenedNavigation = lazy(load);

export interface NavigationSheetProps {
	groups: readonly { title: string; items: readonly (NavigationItem & { badge?: string })[] }[];
}

/** The navigation where the top bar has no room for it. */
export function NavigationSheet(props: NavigationSheetProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={<OpenedNavigation {...props} />}
			button={(opening) => <NavigationButton {...opening} />}
		/>
	);
}

export function NavigationButton(props: ButtonProps) {
	const t = useTranslations("shell");
	return (
		<Button
			variant="ghost"
			size="icon"
			aria-label={t("openNavigation")}
			className="-mr-2 text-ink min-[74rem]:hidden"
			{...props}
		>
			<Menu aria-hidden className="size-5" />
		</Button>
	);
}
