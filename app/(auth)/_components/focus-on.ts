/** As a `ref`: what takes the place of what had the focus takes the focus too, so that the keyboard goes on from there. */
export function focusOn(element: HTMLElement | null): void {
	element?.focus();
}
