/** A whole new page, so that nothing of whoever was signed in before stays in memory; what waits for it stays under way. */
export function leaveFor(path: string): Promise<never> {
	window.location.assign(path);
	return new Promise(() => undefined);
}
