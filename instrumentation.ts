import type { Instrumentation } from "next";

/** Next calls this once when a server starts, before its first request. */
export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { watchRequests } = await import("./lib/auth/requests/watch-requests.ts");
	watchRequests();
	if (process.env.NEXT_PHASE === "phase-production-build") return;
	const { startPortalWorker, stopPortalWorker } = await import("./lib/jobs/portal-worker.ts");
	startPortalWorker();
	const { drainOnSignals } = await import("./lib/platform/is-draining.ts");
	drainOnSignals({ finish: stopPortalWorker });
}

/** Next calls this for what a page or a route threw. The digest is the id that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method }, { routePath }) => {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { logger } = await import("./lib/platform/logger.ts");
	const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
	logger.error(
		{ id: digest, method, path: path.split("?")[0], routePath, err: error },
		"A request failed unexpectedly.",
	);
};
