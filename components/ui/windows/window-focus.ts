import { useRef } from "react";

/**
 * Elements that can be filled in. A button isn't a field: with the focus on *Close*, Enter would close what was just
 * opened.
 */
const FIELDS = ["input:not([type=hidden], [readonly])", "textarea:not([readonly])", "select"]
	.map((field) => `${field}:not(:disabled)`)
	.join(", ");

/**
 * Gives the focus to the first field of a window when it opens, or leaves it to Radix if there is none, and returns it
 * when the window closes. Radix returns it only to its own trigger, and many windows are opened by something else: a
 * menu's entry, a link, an error.
 */
export function useWindowFocus() {
	const before = useRef<Element | null>(null);
	return {
		onOpenAutoFocus: (event: Event) => {
			before.current = document.activeElement;
			const field = event.target instanceof Element ? firstField(event.target) : null;
			if (!field) return;
			event.preventDefault();
			field.focus();
		},
		onCloseAutoFocus: (event: Event) => {
			if (!(before.current instanceof HTMLElement) || !before.current.isConnected) return;
			event.preventDefault();
			before.current.focus();
		},
	};
}

/** In a group of radio buttons the chosen one, as the Tab key would. */
function firstField(window: Element): HTMLElement | null {
	const first = window.querySelector<HTMLElement>(FIELDS);
	if (!(first instanceof HTMLInputElement) || first.type !== "radio" || first.checked) return first;
	return window.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
}
