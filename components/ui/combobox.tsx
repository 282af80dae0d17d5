"use client";

import { lazy } from "react";
import { ComboboxButton, type ComboboxProps } from "./combobox-button.tsx";
import { OpenedOnDemand } from "./opened-on-demand.tsx";

const load = () => import("./combobox-pop-up.tsx");
const ComboboxPopUp = lazy(load);

/** A choice from a long list, found by typing. Inside a `Field` it has its label and error. */
export function Combobox(props: ComboboxProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={<ComboboxPopUp {...props} />}
			button={(opening) => <ComboboxButton combobox={props} {...opening} />}
		/>
	);
}
