"use client";

import type { PointerEvent } from "react";

/** How far a pointer may stray while it presses, in CSS pixels. */
const STRAY_PX = 10;

/**
 * Rows move when an answer arrives, also from under a pointer that is pressing one of their links. A browser clicks
 * only what a pointer was pressed and released on: if that has moved away, it is clicked here. Touch is left out: a
 * touch keeps its target until the finger is lifted.
 */
export function useKeptPress() {
	return {
		onPointerDownCapture({ target, nativeEvent: down }: PointerEvent) {
			if (down.button !== 0 || down.pointerType === "touch" || hasModifier(down) || !(target instanceof Element))
				return;
			const pressed = target.closest<HTMLElement>("a[href], button");
			if (!pressed) return;
			const stop = new AbortController();
			const options = { capture: true, signal: stop.signal };
			window.addEventListener("pointercancel", () => stop.abort(), options);
			window.addEventListener(
				"pointerup",
				(up) => {
					stop.abort();
					const strayed = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > STRAY_PX;
					const stillUnder = up.target instanceof Node && pressed.contains(up.target);
					if (!strayed && !stillUnder) pressed.click();
				},
				options,
			);
		},
	};
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: globalThis.PointerEvent): boolean {
	return altKey || ctrlKey || metaKey || shiftKey;
}
