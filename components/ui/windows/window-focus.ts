import { useRef } from "react";

/**
 * Elements that can be filled in. A button isn't a field: with the focus on *Close*, Enter would close what was just
 * opened.
 */
const FIELDS = ["input:not([type=hidden], [readonly])", "textarea:not([readonly])", "select"]
	.map((field) => `${field}:not(:disabled)`)
	.join(", ");

/**
 * Gives the focus to the first field of a window when it opens, or as soon as there is one if its form is still being
 * read; until then it is where Radix puts it. Returns it when the window closes. Radix returns it only to its own trigger, and many windows are opened by something else: a
 * menu's entry, a link, an error.
 */
export function useWindowFocus() {
	const before = useRef<Element | null>(null);
	const coming = useRef<MutationObserver | null>(null);
	return {
		onOpenAutoFocus: (event: Event) => {
			before.current = document.activeElement;
			if (!(event.target instanceof Element)) return;
			const field = firstField(event.target);
			coming.current = field ? null : focusWhenThere(event.target);
			if (!field) return;
			event.preventDefault();
			field.focus();
		},
		onCloseAutoFocus: (event: Event) => {
			coming.current?.disconnect();
			if (!(before.current instanceof HTMLElement) || !before.current.isConnected) return;
			// Its button was exchanged for the one that Radix knows, when the window's code came; the focus was nowhere then, or
			// had been given to the page's content.
			if (before.current === document.body || before.current.tagName === "MAIN") return;
			event.preventDefault();
			before.current.focus();
		},
	};
}

/** Unless the user has gone on to something else by then. */
function focusWhenThere(window: Element): MutationObserver {
	let first: Element | null = null;
	const observer = new MutationObserver(() => {
		// Radix has put the focus somewhere by the first change.
		first ??= document.activeElement;
		const field = firstField(window);
		if (!field && document.activeElement === first) return;
		observer.disconnect();
		if (document.activeElement === first) field?.focus();
	});
	observer.observe(window, { childList: true, subtree: true });
	return observer;
}

/** In a group of radio buttons the chosen one, as the Tab key would. */
function firstField(window: Element): HTMLElement | null {
	const first = window.querySelector<HTMLElement>(FIELDS);
	if (!(first instanceof HTMLInputElement) || first.type !== "radio" || first.checked) return first;
	return window.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
}
