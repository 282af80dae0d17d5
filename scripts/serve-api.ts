import { serve } from "@hono/node-server";
import { createApi } from "@/lib/api/create-api.ts";
import { watchRequests } from "@/lib/auth/requests/watch-requests.ts";
import { drainOnSignals } from "@/lib/platform/is-draining.ts";

// The process of `npm run api`, as the launcher starts it: with the application's rights only.

/** A body that doesn't arrive is not waited for any longer. */
const REQUEST_TIMEOUT_MS = 30_000;

watchRequests();
const port = Number(process.env.API_PORT);
const hostname = process.env.HOST;
const server = serve(
	{ fetch: createApi().fetch, port, hostname, serverOptions: { requestTimeout: REQUEST_TIMEOUT_MS } },
	() =>
		process.stdout.write(
			`The API is ready at http://${hostname}:${port}/api/v1 (reference: /api/reference). Ctrl-C ends it.\n`,
		),
);
server.on("error", (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(1);
});
drainOnSignals({ finish: async () => void server.close() });
