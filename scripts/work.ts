import { serve } from "@hono/node-server";
import { startConfiguredWorker } from "@/lib/jobs/start-configured-worker.ts";
import { answerMetrics } from "@/lib/operations/answer-metrics.ts";
import { env } from "@/lib/platform/env.ts";
import { drainOnSignals } from "@/lib/platform/is-draining.ts";

// The process of `npm run worker`, as the launcher starts it: with the application's rights only.
const worker = startConfiguredWorker();
if (env.METRICS_PORT) await serveMetrics(env.METRICS_PORT);
drainOnSignals({ finish: () => worker.stop() });
process.stdout.write("Working off jobs. Ctrl-C ends it.\n");

/** Resolves once it is listening; rejects where the port is taken. */
function serveMetrics(port: number): Promise<void> {
	const fetch = (request: Request) =>
		new URL(request.url).pathname === "/metrics"
			? answerMetrics({}, request)
			: new Response("Not found\n", { status: 404 });
	return new Promise((resolve, reject) => {
		const server = serve({ fetch, port, ...(env.HOST && { hostname: env.HOST }) }, () => resolve());
		server.once("error", reject);
	});
}
