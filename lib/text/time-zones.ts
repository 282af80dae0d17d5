/** Whether this is an IANA name that this machine knows, such as Asia/Hong_Kong. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** Every time zone that can be chosen, by name; UTC first. */
export function timeZoneNames(): readonly string[] {
	return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")];
}
