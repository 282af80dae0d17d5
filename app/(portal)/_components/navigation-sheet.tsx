"use client";

import { lazy } from "react";
import { OpenedOnDemand } from "@/components/ui/windows/opened-on-demand.tsx";
import { NavigationButton } from "./navigation-button.tsx";
import type { NavigationSheetProps } from "./opened-navigation.tsx";

const load = () => import("./opened-navigation.tsx");
const OpenedNavigation = lazy(load);

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
