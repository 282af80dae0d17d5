"use client";

import { lazy } from "react";
import { OpenedOnDemand } from "../windows/opened-on-demand.tsx";
import { ComboboxButton, type ComboboxProps } from "./combobox-button.tsx";

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
