import { env } from "@/lib/env.ts";
import { startConfiguredWorker } from "./start-configured-worker.ts";
import type { Worker } from "./worker.ts";

const shared = globalThis as { commonpurseWorker?: Worker };

/** Works off jobs in the portal's own process, unless JOBS=off says that another does. Called again, it does nothing. */
export function startPortalWorker(): void {
	if (!env.JOBS || shared.commonpurseWorker) return;
	const worker = startConfiguredWorker();
	shared.commonpurseWorker = worker;
	// Next ends the process by itself; until then nothing new is begun.
	const stop = () => void worker.stop().catch(() => undefined);
	for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}
