import { everybody, type RouteCase } from "../table.ts";
import { UNKNOWN_ID } from "../world.ts";

/** What programs and browsers ask for by themselves. */
export const MACHINE_ROUTE_CASES: readonly RouteCase[] = [
	{ route: "/favicon.ico", path: () => "/favicon.ico", expected: everybody("200") },
	{ route: "/icon.svg", path: () => "/icon.svg", expected: everybody("200") },
	{ route: "/api/live", path: () => "/api/live", expected: everybody("200") },
	{ route: "/api/ready", path: () => "/api/ready", expected: everybody("200") },
	{ route: "/api/health", path: () => "/api/health", expected: everybody("200") },
	{ route: "/api/statement-keys", path: () => "/api/statement-keys", expected: everybody("200") },
	// Without METRICS_TOKEN; `lib/operations/answer-metrics.test.ts` has the rest.
	{ route: "/metrics", path: () => "/metrics", expected: everybody("404") },
	// A session is no key here: `lib/api/authorisation.test.ts` has the keys, route by route.
	{
		route: "/api/v1/[[...route]]",
		about: "a user",
		path: () => `/api/v1/users/${UNKNOWN_ID}/balances`,
		expected: everybody("401"),
	},
	{
		route: "/api/v1/[[...route]]",
		about: "the document",
		path: () => "/api/v1/openapi.json",
		expected: everybody("200"),
	},
	{ route: "/api/reference", path: () => "/api/reference", expected: everybody("200") },
	{ route: "/api/reference.css", path: () => "/api/reference.css", expected: everybody("200") },
	{ route: "/api/auth/[...nextauth]", about: "the token", path: () => "/api/auth/csrf", expected: everybody("200") },
	{
		route: "/api/auth/[...nextauth]",
		about: "the session",
		path: () => "/api/auth/session",
		expected: everybody("404"),
	},
];
