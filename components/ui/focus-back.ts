import { useRef } from "react";

/**
 * Gives the focus back to whatever had it when a window opened. Radix does so for a trigger of its own only, and many a
 * window is opened by something else: a menu's entry, a link, an error.
 */
export function useFocusBack() {
	const before = useRef<Element | null>(null);
	return {
		onOpenAutoFocus: () => {
			before.current = document.activeElement;
		},
		onCloseAutoFocus: (event: Event) => {
			if (!(before.current instanceof HTMLElement) || !before.current.isConnected) return;
			event.preventDefault();
			before.current.focus();
		},
	};
}
