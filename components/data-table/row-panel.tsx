"use client";

import { lazy, type ReactNode, useLayoutEffect } from "react";
import { OnceWanted } from "../ui/windows/once-wanted.tsx";
import { useTableAddress } from "./address/table-address.ts";

const PanelSheet = lazy(() => import("./panel-sheet.tsx"));

interface RowPanelProps {
	/** The parameter of the address that opens it. */
	param: string;
	/** Its value in the answer that is shown. */
	shown: string | null;
	/** The list's address without it. */
	closedHref: string;
	title: string;
	/** While its answer is on its way. */
	skeleton: ReactNode;
	/** Of what is shown. */
	children: ReactNode;
}

/**
 * A panel over a list, as the address says: so it can be linked, reloaded and left by going back. It opens and closes at
 * once, and then waits for the server's answer.
 */
export function RowPanel({ param, shown, closedHref, title, skeleton, children }: RowPanelProps) {
	const { asked, go } = useTableAddress();
	const opened = new URLSearchParams(asked).get(param);
	useFocusOnRow(opened);
	return (
		<OnceWanted when={opened !== null}>
			<PanelSheet title={title} open={opened !== null} onClose={() => go(closedHref, "replace")}>
				{opened === null || opened === shown ? children : skeleton}
			</PanelSheet>
		</OnceWanted>
	);
}

/** A window gives the focus back to what had it. At an address that opens the panel by itself, that is its row. */
function useFocusOnRow(opened: string | null): void {
	useLayoutEffect(() => {
		if (opened === null || document.activeElement !== document.body) return;
		document.querySelector<HTMLElement>(`a[data-row-link="${CSS.escape(opened)}"]`)?.focus({ preventScroll: true });
	}, [opened]);
}
