/** Whether a file was no text in UTF-8: what a browser makes of other bytes is in it, or what no text file has. */
export function isBrokenText(text: string): boolean {
	return /[\uFFFD\0]/.test(text);
}
