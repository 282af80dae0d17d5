"use client";

import { lazy } from "react";
import { RowMenuButton } from "./row-menu-button.tsx";
import type { RowMenuProps } from "./row-menu-pop-up.tsx";
import { OpenedOnDemand } from "./ui/windows/opened-on-demand.tsx";

const load = () => import("./row-menu-pop-up.tsx");
const RowMenuPopUp = lazy(load);

/** What is behind the three dots at a row's end. */
export function RowMenu(props: RowMenuProps) {
	return (
		<OpenedOnDemand
			kind="menu"
			preload={load}
			popUp={<RowMenuPopUp {...props} />}
			button={(opening) => <RowMenuButton label={props.label} pending={props.pending} {...opening} />}
		/>
	);
}
