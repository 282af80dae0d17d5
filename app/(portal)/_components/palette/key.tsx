"use client";

/** A key of the keyboard. */
export function Key({ children }: { children: string }) {
	return (
		<kbd className="inline-grid h-5 min-w-5 place-items-center rounded border border-line bg-sunken px-1 font-sans text-xs">
			{children}
		</kbd>
	);
}

/** The two keys that open the palette, as this computer's keyboard has them; only in what opens in browsers. */
export function OpeningKeys() {
	return (
		<span className="inline-flex gap-1.5">
			<Key>{/Mac|iP(hone|ad|od)/.test(navigator.userAgent) ? "⌘" : "Ctrl"}</Key>
			<Key>K</Key>
		</span>
	);
}
