"use client";

import { type HTMLAttributes, type ReactNode, useEffect, useState, useSyncExternalStore } from "react";

interface StatusProps extends HTMLAttributes<HTMLElement> {
	as?: "div" | "p" | "section";
	children: ReactNode;
}

/**
 * Says what appears with it, such as the effect of what was just typed. Screen readers read out what changes in a live
 * region, not what one comes with: so its text follows with the next frame. In a page's first HTML it is there at once.
 */
export function Status({ as: Element = "div", children, ...props }: StatusProps) {
	const isFirstHtml = useSyncExternalStore(never, no, yes);
	const [isThere, setThere] = useState(isFirstHtml);
	useEffect(() => {
		const frame = requestAnimationFrame(() => setThere(true));
		return () => cancelAnimationFrame(frame);
	}, []);
	return (
		<Element role="status" {...props}>
			{isThere ? children : null}
		</Element>
	);
}

const [yes, no, never] = [() => true, () => false, () => no];
