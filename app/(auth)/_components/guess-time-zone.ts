/** Where the browser says that it is. */
export function guessTimeZone(): string | null {
	return Intl.DateTimeFormat().resolvedOptions().timeZone || null;
}
