"use client";

import { Ellipsis, type LucideIcon } from "lucide-react";
import { lazy } from "react";
import { Button, type ButtonProps } from "./ui/button.tsx";
import { OpenedOnDemand } from "./ui/opened-on-demand.tsx";

const load = () => import("./row-menu-pop-up.tsx");
const RowMenuPopUp = lazy(load);

/** Something that can be done about a row, here or on another page. */
export type RowAction = {
	readonly label: string;
	readonly icon: LucideIcon;
	/** What destroys. */
	readonly tone?: "neutral" | "bad";
	readonly disabled?: boolean;
} & ({ readonly onSelect: () => void } | { readonly href: string });

export interface RowMenuProps {
	/** Whose actions they are: "Actions for John Lee". */
	label: string;
	actions: readonly RowAction[];
	/** One of them is under way. */
	pending?: boolean;
}

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

export function RowMenuButton({ label, pending, ...props }: ButtonProps & { label: string }) {
	return (
		<Button variant="ghost" size="icon-sm" aria-label={label} pending={pending} {...props}>
			{pending ? null : <Ellipsis aria-hidden />}
		</Button>
	);
}
