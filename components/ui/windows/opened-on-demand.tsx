"use client";

import { type ReactNode, Suspense, useState } from "react";

/** Props that make the button of a pop-up that is not loaded yet work like the real one. */
interface Opening {
	"aria-haspopup": "dialog" | "menu";
	"aria-expanded": false;
	onPointerEnter: () => void;
	onFocus: () => void;
	onClick: () => void;
}

interface OpenedOnDemandProps {
	/** What it is to screen readers. A dialog by default. */
	kind?: "dialog" | "menu";
	/** Loads the pop-up's code; called when the user reaches for the button. */
	preload: () => Promise<unknown>;
	/** The pop-up with its button, open from the start: a `lazy` component. */
	popUp: ReactNode;
	/** The button alone. */
	button: (opening: Opening) => ReactNode;
}

/** A pop-up whose code is not part of the page until the user reaches for it. */
export function OpenedOnDemand({ kind = "dialog", preload, popUp, button }: OpenedOnDemandProps) {
	const [wanted, setWanted] = useState(false);
	const alone = button({
		"aria-haspopup": kind,
		"aria-expanded": false,
		onPointerEnter: () => void preload(),
		onFocus: () => void preload(),
		onClick: () => setWanted(true),
	});
	return wanted ? <Suspense fallback={alone}>{popUp}</Suspense> : alone;
}
