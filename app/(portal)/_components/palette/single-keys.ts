const STORED_AS = "single-keys";

/** Whether single keys do something in this browser: they do until the user switches them off (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
	return localStorage.getItem(STORED_AS) !== "off";
}

/** Switches single keys on or off in this browser. */
export function keepSingleKeys(isOn: boolean): void {
	if (isOn) localStorage.removeItem(STORED_AS);
	else localStorage.setItem(STORED_AS, "off");
}
