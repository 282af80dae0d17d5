/** The browser's own time zone. */
export function guessTimeZone(): string | null {
	return Intl.DateTimeFormat().resolvedOptions().timeZone || null;
}
