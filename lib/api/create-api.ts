import { type Handler, Hono } from "hono";
import { answerMetrics } from "@/lib/operations/answer-metrics.ts";
import { setRequestRoute } from "@/lib/platform/current-request.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import { type Database, database, writingDatabase } from "@/lib/platform/database/db.ts";
import { isDraining } from "@/lib/platform/is-draining.ts";
import { readiness } from "@/lib/platform/readiness.ts";
import { answerProblem } from "./answers/answer-problem.ts";
import { PROBLEMS, problemOf, REFERENCE_PATH, RETRY_SECONDS } from "./answers/problem.ts";
import { problemOfError } from "./answers/problem-of-error.ts";
import { API_RESOURCES } from "./api-resources.ts";
import type { ApiRoute } from "./api-route.ts";
import { openApiDocument } from "./document/open-api-document.ts";
import { REFERENCE_STYLES, referencePage } from "./document/reference-page.ts";
import { answerRoute } from "./requests/answer-route.ts";

export const API_PATH = "/api/v1";

/** Where the API reads and writes; the process's own databases where it isn't said. */
export interface ApiOptions {
	readonly db?: Database;
	readonly writes?: Database;
	readonly clock?: Clock;
}

/**
 * The API as a Hono application: mounted in Next (`app/api/v1`), and served alone by `npm run api`. Each request is
 * authenticated, counted, checked against its route's declaration and handed to it; nothing else is decided here.
 */
export function createApi({ db, writes, clock }: ApiOptions = {}): Hono {
	const app = new Hono();
	const databases = { db: () => db ?? database(), writes: () => writes ?? db ?? writingDatabase(), clock };
	app.use(async (c, next) => {
		// Until it is known which route answers it.
		if (c.req.path.startsWith(API_PATH)) setRequestRoute(`${API_PATH}/…`);
		c.header("Cache-Control", "no-store");
		if (isDraining() && c.req.path.startsWith(API_PATH)) {
			c.header("Connection", "close");
			c.header("Retry-After", String(RETRY_SECONDS));
			return answerProblem(c, problemOf("busy", "The server is restarting."));
		}
		await next();
	});
	get(app, "/api/live", (c) => c.json({ status: "ok" }));
	for (const path of ["/api/ready", "/api/health"]) get(app, path, () => readiness());
	get(app, "/metrics", (c) => answerMetrics({}, c.req.raw));
	addDocuments(app);
	const paths = new Map<string, string[]>();
	for (const route of API_RESOURCES.flatMap(({ routes }) => routes)) {
		const path = `${API_PATH}${honoPath(route)}`;
		app.on(route.method.toUpperCase(), path, (c) => {
			setRequestRoute(`${API_PATH}${route.path}`);
			return answerRoute(c, route, databases);
		});
		paths.set(path, [...(paths.get(path) ?? []), route.method.toUpperCase()]);
	}
	for (const [path, methods] of paths) {
		app.all(path, (c) => {
			c.header("Allow", methods.join(", "));
			return answerProblem(c, problemOf("method_not_allowed"));
		});
	}
	app.notFound((c) => answerProblem(c, problemOf("not_found", "There is no such address in this API.")));
	app.onError((error, c) => answerProblem(c, problemOfError(error)));
	return app;
}

function honoPath({ path }: ApiRoute): string {
	return path.replace(/\{(\w+)\}/g, ":$1");
}

/** An address that is counted in the metrics as it is. */
function get(app: Hono, path: string, handle: Handler): void {
	app.get(path, (c, next) => {
		setRequestRoute(path);
		return handle(c, next);
	});
}

/** The document and the reference made of it: for everyone, because they say nothing about anyone. */
function addDocuments(app: Hono): void {
	const openApi = () => openApiDocument(API_RESOURCES);
	get(app, `${API_PATH}/openapi.json`, (c) => c.json(openApi()));
	get(app, `${REFERENCE_PATH}.css`, (c) =>
		c.body(REFERENCE_STYLES, 200, { "Content-Type": "text/css; charset=utf-8" }),
	);
	get(app, REFERENCE_PATH, (c) => {
		// Next gives pages a policy of their own; served alone, this is it.
		c.header(
			"Content-Security-Policy",
			"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		);
		return c.html(referencePage(openApi(), PROBLEMS));
	});
}
