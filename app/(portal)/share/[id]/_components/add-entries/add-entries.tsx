"use client";

import { lazy } from "react";
import { OpenedOnDemand } from "@/components/ui/windows/opened-on-demand.tsx";
import { AddEntriesButton } from "./add-entries-button.tsx";
import type { AddEntriesProps } from "./add-entries-window.tsx";

const load = () => import("./add-entries-window.tsx");
const AddEntriesWindow = lazy(load);

/** The button that adds people, or blocks some, and the window behind it. */
export function AddEntries(props: AddEntriesProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={<AddEntriesWindow {...props} />}
			button={(opening) => <AddEntriesButton list={props.list} {...opening} />}
		/>
	);
}
