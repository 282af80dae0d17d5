/** Tells the person at the terminal something beside the output. No key gets out this way, wherever a text comes from. */
export function say(text: string): void {
	process.stderr.write(`${withoutKeys(text.trimEnd())}\n`);
}

export function withoutKeys(text: string): string {
	return text.replace(/cp_(live|test)_[\w-]+/g, "cp_$1_…");
}
