/** As a `ref`: an element that replaces the focused one takes the focus, so that keyboard users continue from there. */
export function focusOn(element: HTMLElement | null): void {
	element?.focus();
}
