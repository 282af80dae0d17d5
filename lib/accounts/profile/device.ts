import Bowser from "bowser";

/** What a session's user agent says of itself; null where it doesn't say, or says something unknown. */
export interface Device {
	readonly browser: string | null;
	readonly system: string | null;
	readonly isHandheld: boolean;
}

/** A browser can claim to be any other: this is what it said at sign-in, and no proof. */
export function deviceOf(userAgent: string | null): Device {
	if (!userAgent?.trim()) return { browser: null, system: null, isHandheld: false };
	const { browser, os, platform } = Bowser.parse(userAgent);
	return {
		browser: browser.name || null,
		system: os.name || null,
		isHandheld: platform.type === "mobile" || platform.type === "tablet",
	};
}
