/**
 * A full page load, so that nothing of the user who was signed in before stays in memory; its promise never settles, so
 * the form stays pending.
 */
export function leaveFor(path: string): Promise<never> {
	window.location.assign(path);
	return new Promise(() => undefined);
}
