"use client";

import { lazy, type ReactNode, useLayoutEffect } from "react";
import { OnceWanted } from "../../ui/windows/once-wanted.tsx";
import { usePanelAddress, useTableAddress } from "../address/table-address.ts";

const PanelSheet = lazy(() => import("./panel-sheet.tsx"));

interface RowPanelProps {
	title: string;
	/** Of what the answer that is shown is; null where it has none. */
	shown: string | null;
	/** What it says of that. */
	children: ReactNode;
}

/**
 * A panel over a list, as the address says: so it can be linked, reloaded and left by going back. It opens and closes at
 * once, and then waits for the server's answer.
 */
export function RowPanel({ title, shown, children }: RowPanelProps) {
	const { asked, go } = useTableAddress();
	const { param, closedHref } = usePanelAddress();
	const opened = new URLSearchParams(asked).get(param);
	const isOpen = opened !== null;
	useFocusOnRow(opened === null ? null : `${param}=${opened}`);
	return (
		<OnceWanted when={isOpen}>
			<PanelSheet
				title={title}
				open={isOpen}
				isOnItsWay={isOpen && opened !== shown}
				onClose={() => go(closedHref, "replace")}
			>
				{children}
			</PanelSheet>
		</OnceWanted>
	);
}

/** A window gives the focus back to what had it. At an address that opens the panel by itself, that is its row. */
function useFocusOnRow(opened: string | null): void {
	useLayoutEffect(() => {
		if (opened === null || document.activeElement !== document.body) return;
		const link = document.querySelector<HTMLElement>(`a[data-row-link][href$="${CSS.escape(opened)}"]`);
		link?.focus({ preventScroll: true });
	}, [opened]);
}
