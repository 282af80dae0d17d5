import { Failure } from "../failure.ts";
import { describeProcess, isAlive } from "./processes.ts";

type Step = () => Promise<void> | void;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const PARENT_CHECK_MS = 500;

/** npm hands on a signal that the terminal has sent us already: within this time it is the same one. */
const SAME_SIGNAL_MS = 1_000;

const steps: Step[] = [];
const hurrying = new AbortController();
/** Aborted by a second signal: the sender doesn't want to wait for unfinished work. */
export const hurry: AbortSignal = hurrying.signal;
let stopping: Promise<void> | undefined;

/** Adds what is to be done before this process ends. The last added comes first. */
export function beforeExit(step: Step): void {
	steps.push(step);
}

/** Stops everything that was started, once. */
export function stopAll(): Promise<void> {
	stopping ??= (async () => {
		for (const step of steps.toReversed()) await Promise.resolve().then(step).catch(report);
	})();
	return stopping;
}

/** Whether an end has begun. */
export function isStopping(): boolean {
	return stopping !== undefined;
}

/** Ends everything because of an error, and says which; errors caused by the shutdown itself are ignored. */
export async function endWith(error: unknown): Promise<void> {
	if (!isStopping()) report(error);
	await stopAll();
	process.exit();
}

function report(error: unknown): void {
	process.exitCode = 1;
	console.error(error instanceof Failure ? error.message : error);
}

/**
 * Ctrl-C, SIGTERM, a closed terminal and the death of the `npm` that ran us all end everything, in order; work in
 * progress is finished first, unless a second signal comes.
 */
export function stopOnSignals(): void {
	const stop = () => void stopAll().finally(() => process.exit());
	let signalledAt: number | undefined;
	const onSignal = () => {
		signalledAt ??= Date.now();
		if (Date.now() - signalledAt > SAME_SIGNAL_MS) hurrying.abort();
		stop();
	};
	for (const signal of SIGNALS) process.on(signal, onSignal);
	const npm = process.env.npm_lifecycle_event ? findNpm() : undefined;
	if (!npm) return;
	setInterval(() => (process.ppid === npm.parent && isAlive(npm.pid)) || stop(), PARENT_CHECK_MS).unref();
}

/**
 * npm runs us through a shell, which some shells keep and others replace with us: npm is our parent's parent, or
 * parent.
 */
function findNpm(): { pid: number; parent: number } | undefined {
	const parent = process.ppid;
	const { name, parentId } = describeProcess(parent) ?? {};
	if (!name || !parentId) return undefined;
	return { parent, pid: /^(a|ba|da|k|z)?sh$/.test(name) ? parentId : parent };
}
