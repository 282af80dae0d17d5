const ASKED = "palette-asked";

/** Opens the palette from where its own button has no room. */
export function openPalette(): void {
	document.dispatchEvent(new Event(ASKED));
}

/** Calls `open` whenever the palette is to be opened from elsewhere. */
export function whenPaletteIsAsked(open: () => void, { signal }: { signal: AbortSignal }): void {
	document.addEventListener(ASKED, open, { signal });
}
