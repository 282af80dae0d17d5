"use client";

import { useEffect } from "react";

const CONTROLS = ["a[href]", "button", "input", "select", "textarea", "summary", "[tabindex='0']"]
	.map((control) => `${control}:not(:disabled)`)
	.join(", ");
/** What has several of a kind, of which another takes the place of one that goes. */
const SEVERAL = "tbody, ul, ol, nav";
const WINDOWS = "[role=dialog], [role=alertdialog]";

/** Where the focus was, so that it can be said later what has taken its place. */
interface Place {
	readonly element: Element;
	/** What it was in, the innermost first, and as which child. */
	readonly within: readonly { readonly parent: Element; readonly nth: number }[];
	/** As which control of its row. */
	readonly nthControl: number;
}

/**
 * Keeps the focus somewhere; once, in the root layout. Where what has it goes away, such as the link to the next page, or
 * the menu of a row that was deleted, it goes to what has taken that place, or to its window or the page's content:
 * the next key goes on from there.
 */
export function FocusKeeper() {
	useEffect(() => {
		let last: Place | null = null;
		const remember = ({ target }: FocusEvent) => {
			if (target instanceof Element) last = placeOf(target);
		};
		const isLost = () => last !== null && !last.element.isConnected && document.activeElement === document.body;
		let waiting = 0;
		// A window that closes gives the focus back by itself, a moment after it has gone.
		const watch = new MutationObserver(() => {
			if (waiting || !isLost()) return;
			waiting = requestAnimationFrame(() => {
				waiting = window.setTimeout(() => {
					waiting = 0;
					if (last && isLost()) replacementOf(last)?.focus({ preventScroll: true });
				});
			});
		});
		document.addEventListener("focusin", remember);
		watch.observe(document.body, { childList: true, subtree: true });
		return () => {
			document.removeEventListener("focusin", remember);
			watch.disconnect();
		};
	}, []);
	return null;
}

function placeOf(element: Element): Place {
	const within: { parent: Element; nth: number }[] = [];
	for (let child = element; child.parentElement; child = child.parentElement) {
		within.push({ parent: child.parentElement, nth: [...child.parentElement.children].indexOf(child) });
	}
	const row = within.find(({ parent }) => parent.parentElement?.matches(SEVERAL))?.parent ?? element;
	return { element, within, nthControl: controlsOf(row).indexOf(element as HTMLElement) };
}

function replacementOf({ within, nthControl }: Place): HTMLElement | null {
	const left = within.find(({ parent }) => parent.isConnected);
	if (left?.parent.matches(SEVERAL)) {
		const { children } = left.parent;
		const row = children[left.nth] ?? children[children.length - 1];
		const controls = row ? controlsOf(row) : [];
		const control = controls[nthControl] ?? controls.at(-1) ?? controlsOf(left.parent).at(-1);
		if (control) return control;
	}
	// Out of a window that stays, the focus would close it.
	return left?.parent.closest<HTMLElement>(WINDOWS) ?? document.querySelector("main");
}

function controlsOf(row: Element): HTMLElement[] {
	const within = [...row.querySelectorAll<HTMLElement>(CONTROLS)].filter((control) => control.checkVisibility());
	return row.matches(CONTROLS) ? [row as HTMLElement, ...within] : within;
}
