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

/** "Hong Kong (UTC+8)": the place, and how far it is from UTC at this instant. */
export function timeZoneLabel(name: string, at: Date): string {
	const place = (name.split("/").slice(1).join(", ") || name).replaceAll("_", " ");
	const offset = new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "shortOffset" })
		.formatToParts(at)
		.find((part) => part.type === "timeZoneName")
		?.value.replace("GMT", "UTC");
	return place === offset ? place : `${place} (${offset})`;
}
