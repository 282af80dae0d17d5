"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button, type ButtonProps } from "../ui/button.tsx";
import { OpenedOnDemand } from "../ui/opened-on-demand.tsx";

const load = () => import("./column-pop-up.tsx");
const ColumnPopUp = lazy(load);

export interface ColumnChoiceProps {
	columns: readonly { id: string; label: string; shown: boolean }[];
	/** The ids of those that are shown while nobody has chosen. */
	atFirst: readonly string[];
}

export function ColumnChoice(props: ColumnChoiceProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={<ColumnPopUp {...props} />}
			button={(opening) => <ColumnButton {...opening} />}
		/>
	);
}

export function ColumnButton(props: ButtonProps) {
	const t = useTranslations("table");
	return (
		<Button variant="outline" className="max-md:hidden" {...props}>
			<Columns3 aria-hidden />
			{t("columns")}
		</Button>
	);
}
