"use client";

import { lazy } from "react";
import { LateTexts } from "../../late-texts.tsx";
import { OpenedOnDemand } from "../../ui/windows/opened-on-demand.tsx";
import { PeriodButton, type TablePeriodProps } from "./period-button.tsx";

const load = () => import("./period-pop-up.tsx");
const PeriodPopUp = lazy(load);

/** A filter by day, from and to included. */
export function TablePeriod(props: TablePeriodProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={
				<LateTexts of={["periods"]}>
					<PeriodPopUp {...props} />
				</LateTexts>
			}
			button={(opening) => <PeriodButton {...props} {...opening} />}
		/>
	);
}
