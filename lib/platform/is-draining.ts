import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { logger } from "./logger.ts";

const shared = globalThis as { commonpurseIsDraining?: boolean };

/** The launcher waits a little longer (scripts/processes/application-process.ts). */
const DRAIN_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

/** Whether this process has been told to end: it finishes what has begun, and accepts nothing new. */
export function isDraining(): boolean {
	return shared.commonpurseIsDraining === true;
}

/**
 * Ends this process on a signal, but first lets it finish what it has begun: the requests that have arrived, and
 * whatever `finish` does; for half a minute at most. Further signals change nothing: the launcher decides about those.
 */
export function drainOnSignals({ finish }: { finish: () => Promise<void> }): void {
	const requests = countRequests();
	const drain = async () => {
		if (isDraining()) return;
		shared.commonpurseIsDraining = true;
		logger.info({ requests: requests.inFlight }, "Ending: what was begun is finished, and nothing new is taken.");
		const finished = Promise.all([untilNone(requests), finish()]).then(() => true);
		const isFinished = await Promise.race([finished, wait(DRAIN_TIMEOUT_MS, false)]).catch(() => false);
		if (!isFinished)
			logger.warn({ requests: requests.inFlight }, "Ended before everything that was begun had finished.");
		process.exit(0);
	};
	for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void drain());
}

/** Counts the requests to this process's HTTP servers that have begun and have not been fully answered. */
function countRequests(): { inFlight: number } {
	const requests = { inFlight: 0 };
	subscribe("http.server.request.start", (message) => {
		const { response } = message as { response: ServerResponse };
		requests.inFlight += 1;
		response.once("close", () => {
			requests.inFlight -= 1;
		});
	});
	return requests;
}

async function untilNone(requests: { inFlight: number }): Promise<void> {
	while (requests.inFlight > 0) await wait(POLL_MS);
}
