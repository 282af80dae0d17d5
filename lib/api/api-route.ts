import type { z } from "@hono/zod-openapi";
import { assertStrict } from "@/lib/actions/strict-schema.ts";
import type { ApiScope } from "@/lib/api-keys/api-scopes.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import type { Problem } from "./answers/problem.ts";
import type { ApiContext } from "./api-context.ts";

type ObjectSchema = z.ZodObject;

/** What a request asks, as its schemas have read it. */
export interface ApiInput<Params, Query, Body> {
	readonly params: Params;
	readonly query: Query;
	readonly body: Body;
}

/** What a handler answers beside a refusal: the body, and the version of what it shows where the route `isVersioned`. */
export type ApiAnswer<Body> =
	| { readonly ok: true; readonly value: Body; readonly version?: number }
	| Refusal
	| { readonly problem: Problem };

/**
 * One route of the API: what it is called, what it takes, who may, what it answers, and how it is done. The same
 * declaration is the check of requests, the type of the handler and the OpenAPI document.
 */
export interface ApiRouteDeclaration<
	Params extends ObjectSchema,
	Query extends ObjectSchema,
	Body extends z.ZodType,
	Answer extends z.ZodType,
> {
	readonly method: "get" | "post" | "put" | "patch" | "delete";
	/** Below `/api/v1`, with parameters in braces: `/charges/{charge_id}`. */
	readonly path: `/${string}`;
	/** The name of the client's function: `createCharge`. */
	readonly operationId: string;
	readonly summary: string;
	/** In Markdown. */
	readonly description: string;
	/** The scope that a key needs; null for what any key may. */
	readonly scope: ApiScope | null;
	/** Whether it takes an `Idempotency-Key`: wherever one thing is stored (product.md 34). */
	readonly isKeyed?: boolean;
	/** Whether a change without a key may be sent twice all the same: it ends as the first one did, or its parts have keys. */
	readonly isRepeatable?: boolean;
	/** Whether a change needs `If-Match`, and answers an `ETag`: where what it is about has a version. */
	readonly isVersioned?: boolean;
	/** Whether it sets credits aside or uses them: the ledger itself refuses who is paused, and keeps the refusal. */
	readonly spends?: boolean;
	/** How many bytes a body may have. */
	readonly mostBytes?: number;
	/** The path's parameters, all of them texts. */
	readonly params?: Params;
	/** The query's parameters, which come as texts, each once. */
	readonly query?: Query;
	readonly body?: Body;
	readonly answer: Answer;
	/** 200 unless it makes something. */
	readonly status?: 200 | 201;
	/** Does it, and returns the body (as JSON has it: credits as numbers, instants as texts), or why not. */
	readonly handle: (
		context: ApiContext,
		input: ApiInput<z.output<Params>, z.output<Query>, z.output<Body>>,
	) => Promise<ApiAnswer<z.input<Answer>>>;
}

/** A route whose types have been checked against each other, for the list of all. */
export interface ApiRoute
	extends Omit<ApiRouteDeclaration<ObjectSchema, ObjectSchema, z.ZodType, z.ZodType>, "handle"> {
	readonly handle: (context: ApiContext, input: ApiInput<never, never, never>) => Promise<ApiAnswer<unknown>>;
}

/** The routes about one thing: a file of `routes/`, and a chapter of the reference. */
export interface ApiResource {
	readonly name: string;
	/** In Markdown. */
	readonly description: string;
	readonly routes: readonly ApiRoute[];
}

/**
 * Declares a route. Throws, when the module loads, where its schemas let unknown fields or texts through that can't be
 * stored.
 */
export function apiRoute<
	Answer extends z.ZodType,
	Params extends ObjectSchema = z.ZodObject<Record<never, never>>,
	Query extends ObjectSchema = z.ZodObject<Record<never, never>>,
	Body extends z.ZodType = z.ZodUndefined,
>(declaration: ApiRouteDeclaration<Params, Query, Body, Answer>): ApiRoute {
	const { params, query, body, method, path } = declaration;
	for (const [name, schema] of Object.entries({ params, query, body })) {
		if (schema) assertStrict(schema, `${method} ${path} ${name}`);
	}
	return declaration as unknown as ApiRoute;
}
