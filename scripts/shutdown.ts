type Step = () => Promise<void> | void;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const PARENT_CHECK_MS = 500;

const steps: Step[] = [];
let stopping: Promise<void> | undefined;

/** Adds what is to be done before this process ends. The last added comes first. */
export function beforeExit(step: Step): void {
	steps.push(step);
}

/** Stops everything that was started, once. */
export function stopAll(): Promise<void> {
	stopping ??= (async () => {
		for (const step of steps.toReversed()) await step();
	})();
	return stopping;
}

/** Whether an end has begun. */
export function isStopping(): boolean {
	return stopping !== undefined;
}

/** Ctrl-C, SIGTERM, a closed terminal and the death of the `npm` that ran us all end everything, in order. */
export function stopOnSignals(): void {
	const stop = () => void stopAll().finally(() => process.exit(0));
	for (const signal of SIGNALS) process.on(signal, stop);
	if (!process.env.npm_lifecycle_event) return;
	const parent = process.ppid;
	setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
}
