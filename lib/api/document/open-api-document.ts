import { OpenAPIHono, z } from "@hono/zod-openapi";
import { problemShape } from "../answers/schema.ts";
import type { ApiResource, ApiRoute } from "../api-route.ts";
import { idempotencyKey } from "../shapes/schema.ts";

export type OpenApiDocument = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

const DESCRIPTION = `Prepaid credits that people share: charge them, hold them, give them back, and see what is left and who used what.

**Keys.** Every request carries an API key: \`Authorization: Bearer cp_live_…\`. A key has scopes; each operation says which one it needs. A test key (\`cp_test_…\`) reaches a sandbox with balances of its own, and nothing else.

**Users** are named by their id, their email address or the vendor's own \`external_id\`.

**Credits** are whole numbers of one credit type, at most 9007199254740991. Instants are ISO 8601 with an offset; days are those of the deployment's time zone.

**Repeating.** Wherever one thing is stored, \`Idempotency-Key\` names it. The same key and body gets the same answer again, a refusal for lack of credits included; with another body it is refused (422). Keys belong to the API key and those that replace it, and are kept for as long as what they made. After a broken connection, send it again: it is done once. \`x-repeatable\` says of each operation whether a client may do so by itself.

**Problems** are \`application/problem+json\` (RFC 9457) with a \`code\` that never changes, and \`advice\` that says what to do.

**Limits.** \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds) say how many requests of a key are answered; beyond them comes 429 with \`Retry-After\`. \`503\` with \`Retry-After\` says that nothing was changed.

**Fields** that are not in this document are refused. New ones may be added to answers.`;

/** The OpenAPI 3.1 document of these resources, made of their routes' own declarations. */
export function openApiDocument(resources: readonly ApiResource[]): OpenApiDocument {
	const app = new OpenAPIHono();
	app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
		type: "http",
		scheme: "bearer",
		description: "An API key: `cp_live_…`, or `cp_test_…` for the sandbox.",
	});
	for (const { name, routes } of resources) {
		for (const route of routes) app.openAPIRegistry.registerPath(pathOf(route, name));
	}
	return app.getOpenAPI31Document({
		openapi: "3.1.0",
		info: { title: "Commonpurse", version: "1", description: DESCRIPTION },
		servers: [{ url: "/api/v1" }],
		tags: resources.map(({ name, description }) => ({ name, description })),
	});
}

type Path = Parameters<OpenAPIHono["openAPIRegistry"]["registerPath"]>[0];

function pathOf(route: ApiRoute, tag: string): Path {
	const { method, path, operationId, summary, description, scope, params, query, body, answer, status = 200 } = route;
	const headers = headersOf(route);
	return {
		method,
		path,
		operationId,
		summary,
		description: scope === null ? description : `${description}\n\nScope: \`${scope}\`.`,
		tags: [tag],
		security: [{ apiKey: [] }],
		...(scope !== null && { "x-scope": scope }),
		"x-repeatable": isRepeatable(route),
		request: {
			...(params && { params }),
			...(query && { query }),
			...(headers && { headers }),
			...(body && { body: { required: true, content: { "application/json": { schema: body } } } }),
		},
		responses: {
			[status]: {
				description: "Done.",
				...(route.isVersioned && {
					headers: { ETag: { description: "Its version, for If-Match.", schema: { type: "string" as const } } },
				}),
				content: { "application/json": { schema: answer } },
			},
			default: {
				description: "Not done: `code` says why, `advice` what to do.",
				content: { "application/problem+json": { schema: problemShape } },
			},
		},
	};
}

/** Whether a client may send it again by itself when no answer came. */
function isRepeatable(route: ApiRoute): boolean {
	return route.method === "get" || Boolean(route.isKeyed || route.isRepeatable);
}

function headersOf({ isKeyed, isVersioned, method }: ApiRoute) {
	if (!isKeyed && !(isVersioned && method !== "get")) return null;
	return z.object({
		...(isKeyed && { "Idempotency-Key": idempotencyKey }),
		...(isVersioned &&
			method !== "get" && { "If-Match": z.string().openapi({ description: "The ETag that was read." }) }),
	});
}
