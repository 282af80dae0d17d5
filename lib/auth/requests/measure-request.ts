import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { CurrentRequest } from "@/lib/platform/current-request.ts";
import { metrics } from "@/lib/platform/metrics.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Counts a request in the metrics once it is answered, under the pattern of its path, so that no label has an id in it. */
export function measureRequest(request: IncomingMessage, response: ServerResponse, current: CurrentRequest): void {
	const begunAt = performance.now();
	const { method = "", url = "" } = request;
	response.once("close", () => {
		const labels = {
			method: METHODS.includes(method) ? method : "other",
			route: current.route ?? routePattern(url.split("?")[0] ?? ""),
			// The caller had gone before there was an answer.
			status: response.headersSent ? response.statusCode : 499,
		};
		metrics.requests.observe(labels, (performance.now() - begunAt) / 1_000);
	});
}

/** The pages and routes that Next has built, in its order: the first whose expression a path matches answers it. */
const manifestSchema = z.object({
	staticRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
	dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
});
const MANIFEST = ".next/routes-manifest.json";

let routes: readonly { readonly page: string; readonly pattern: RegExp }[] | null = null;

/** The page that a path of the portal leads to, such as `/orders/[id]`; "files" for what a page loads; "other" for none. */
export function routePattern(path: string): string {
	if (path.startsWith("/_next/")) return "files";
	routes ??= readRoutes();
	return routes.find(({ pattern }) => pattern.test(path))?.page ?? "other";
}

/** None where there is no build, as under development and in `npm run api`. */
function readRoutes() {
	try {
		const { staticRoutes, dynamicRoutes } = manifestSchema.parse(JSON.parse(readFileSync(MANIFEST, "utf8")));
		return [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
	} catch {
		return [];
	}
}
