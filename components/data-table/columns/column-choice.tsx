"use client";

import { lazy } from "react";
import { OpenedOnDemand } from "../../ui/windows/opened-on-demand.tsx";
import { ColumnButton } from "./column-button.tsx";
import type { ColumnChoiceProps } from "./column-pop-up.tsx";

const load = () => import("./column-pop-up.tsx");
const ColumnPopUp = lazy(load);

export function ColumnChoice(props: ColumnChoiceProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={<ColumnPopUp {...props} />}
			button={(opening) => <ColumnButton {...opening} />}
		/>
	);
}
