"use client";

import { lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { OpenedOnDemand } from "@/components/ui/windows/opened-on-demand.tsx";
import type { ViewsProps } from "./views-props.ts";
import { ViewsTrigger } from "./views-trigger.tsx";

const load = () => import("./views-pop-up.tsx");
const ViewsPopUp = lazy(load);

/** The menu of a list's saved views, beside its filters. */
export function ViewsMenu(props: ViewsProps) {
	const { label, name } = props;
	return (
		<OpenedOnDemand
			preload={load}
			popUp={
				<LateTexts of={["savedViews"]}>
					<ViewsPopUp {...props} />
				</LateTexts>
			}
			button={(opening) => <ViewsTrigger label={label} name={name} {...opening} />}
		/>
	);
}
