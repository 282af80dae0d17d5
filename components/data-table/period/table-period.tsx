"use client";

import { lazy } from "react";
import { OpenedOnDemand } from "../../ui/windows/opened-on-demand.tsx";
import { PeriodButton, type TablePeriodProps } from "./period-button.tsx";

const load = () => import("./period-pop-up.tsx");
const PeriodPopUp = lazy(load);

/** A filter by day, from and to included. */
export function TablePeriod(props: TablePeriodProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={<PeriodPopUp {...props} />}
			button={(opening) => <PeriodButton {...props} {...opening} />}
		/>
	);
}
