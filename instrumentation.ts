/** Next calls this once when a server starts, before its first request. */
export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { watchRequests } = await import("./lib/auth/watch-requests.ts");
	watchRequests();
	if (process.env.NEXT_PHASE === "phase-production-build") return;
	const { startPortalWorker } = await import("./lib/jobs/portal-worker.ts");
	startPortalWorker();
}
