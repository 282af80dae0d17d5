"use client";

import type { ReactNode } from "react";
import { cn } from "../class-names.ts";
import { wholeRows } from "./whole-rows.ts";

interface ScrollingListProps {
	/** What screen readers call it. */
	label: string;
	/** With its greatest height. */
	className: string;
	children: ReactNode;
}

/** A list that scrolls where it has more than its height: also by keyboard. */
export function ScrollingList({ label, className, children }: ScrollingListProps) {
	return (
		<ul
			ref={wholeRows}
			aria-label={label}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
			tabIndex={0}
			className={cn("relative overflow-y-auto more-below", className)}
		>
			{children}
		</ul>
	);
}
