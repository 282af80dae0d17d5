/**
 * Whether a file is not UTF-8 text: it contains the browser's replacement for undecodable bytes, or what no text file
 * has.
 */
export function isBrokenText(text: string): boolean {
	return /[\uFFFD\0]/.test(text);
}
