import { setTimeout as wait } from "node:timers/promises";

const POLL_MS = 50;

/** Waits for something to become true, and returns after how many milliseconds. Throws if it takes too long. */
export async function until(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	{ timeoutMs = 60_000 }: { timeoutMs?: number } = {},
): Promise<number> {
	const begun = Date.now();
	while (!(await isSo())) {
		if (Date.now() - begun > timeoutMs) throw new Error(`Not within ${timeoutMs / 1000} s: ${what}.`);
		await wait(POLL_MS);
	}
	return Date.now() - begun;
}
