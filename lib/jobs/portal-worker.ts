import { env } from "@/lib/platform/env.ts";
import { startConfiguredWorker } from "./start-configured-worker.ts";
import type { Worker } from "./worker.ts";

const shared = globalThis as { commonpurseWorker?: Worker };

/**
 * Runs jobs in the portal's own process, unless JOBS=off says that another process does. A second call does nothing.
 */
export function startPortalWorker(): void {
	if (env.JOBS) shared.commonpurseWorker ??= startConfiguredWorker();
}

/** Finishes the jobs in progress, and begins no other. */
export async function stopPortalWorker(): Promise<void> {
	await shared.commonpurseWorker?.stop();
}
