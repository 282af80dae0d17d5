import { env } from "@/lib/platform/env.ts";
import { startConfiguredWorker } from "./start-configured-worker.ts";
import type { Worker } from "./worker.ts";

const shared = globalThis as { commonpurseWorker?: Worker };

/** Works off jobs in the portal's own process, unless JOBS=off says that another does. Called again, it does nothing. */
export function startPortalWorker(): void {
	if (env.JOBS) shared.commonpurseWorker ??= startConfiguredWorker();
}

/** Finishes the jobs in hand, and begins no other. */
export async function stopPortalWorker(): Promise<void> {
	await shared.commonpurseWorker?.stop();
}
