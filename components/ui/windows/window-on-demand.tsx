"use client";

import { type ReactNode, useState } from "react";
import { OnceWanted } from "./once-wanted.tsx";

/** Props with which a window is opened and closed. */
export interface WindowProps {
	open: boolean;
	onOpenChange: (open: boolean) => void;
}

/** Props that make a button open a window. */
interface Opening {
	"aria-haspopup": "dialog";
	"aria-expanded": boolean;
	onPointerEnter: () => void;
	onFocus: () => void;
	onClick: () => void;
}

interface WindowOnDemandProps {
	/** Loads the window's code; called when the user reaches for the button. */
	preload: () => Promise<unknown>;
	button: (opening: Opening) => ReactNode;
	/** The window: a `lazy` component. */
	window: (props: WindowProps) => ReactNode;
}

/** A button and a window whose code is not part of the page until the user reaches for it. */
export function WindowOnDemand({ preload, button, window }: WindowOnDemandProps) {
	const [open, setOpen] = useState(false);
	return (
		<>
			{button({
				"aria-haspopup": "dialog",
				"aria-expanded": open,
				onPointerEnter: () => void preload(),
				onFocus: () => void preload(),
				onClick: () => setOpen(true),
			})}
			<OnceWanted when={open}>{window({ open, onOpenChange: setOpen })}</OnceWanted>
		</>
	);
}
