import type { Context } from "hono";
import type { ApiKey } from "@/lib/api-keys/find-api-key.ts";
import { clientAddress, networkOf } from "@/lib/auth/requests/client-address.ts";
import { setRequestApiKey } from "@/lib/platform/current-request.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { isRefusal } from "@/lib/platform/refusal.ts";
import { answerProblem } from "../answers/answer-problem.ts";
import { type Problem, problemOf } from "../answers/problem.ts";
import { sayRefusal } from "../answers/say-refusal.ts";
import type { ApiContext } from "../api-context.ts";
import type { ApiAnswer, ApiRoute } from "../api-route.ts";
import { authenticateRequest } from "./authenticate-request.ts";
import { readInput } from "./read-input.ts";
import { etagOf, readPrecondition } from "./read-precondition.ts";
import { type Allowance, countRequest, countStranger } from "./request-limits.ts";

interface Databases {
	readonly db: () => Database;
	readonly writes: () => Database;
	readonly clock?: Clock;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Answers one request to a route: who calls, how often, what they may, what they ask; then the route does it. */
export async function answerRoute(c: Context, route: ApiRoute, databases: Databases): Promise<Response> {
	const caller = await meetCaller(c, route, databases.db());
	if ("problem" in caller) return answerProblem(c, caller.problem);
	const conditions = readConditions(c, route);
	if ("problem" in conditions) return answerProblem(c, conditions.problem);
	const url = new URL(c.req.url);
	const read = await readInput(route, c.req.raw, { params: c.req.param(), query: url.searchParams });
	if ("problem" in read) return answerProblem(c, read.problem);
	const context: ApiContext = {
		key: caller.key,
		db: databases.db(),
		writes: databases.writes(),
		...(databases.clock && { clock: databases.clock }),
		...conditions,
		ipAddress: clientAddress(c.req.raw.headers),
	};
	return answer(c, route, await route.handle(context, read.input));
}

async function answer(c: Context, route: ApiRoute, answered: ApiAnswer<unknown>): Promise<Response> {
	if ("problem" in answered) return answerProblem(c, answered.problem);
	if (isRefusal(answered)) return answerProblem(c, await sayRefusal(answered));
	if (route.isVersioned && answered.version !== undefined) c.header("ETag", etagOf(answered.version));
	return c.json(answered.value as object, route.status ?? 200);
}

type Met = { readonly key: ApiKey } | { readonly problem: Problem };

async function meetCaller(c: Context, route: ApiRoute, db: Database): Promise<Met> {
	const met = await authenticateRequest(c.req.header("authorization"), { db, ...(route.spends && { spends: true }) });
	if ("problem" in met) {
		const counted = await countStranger(networkOf(clientAddress(c.req.raw.headers)));
		return counted.isUsedUp ? tooMany(c, counted) : met;
	}
	const { key } = met;
	setRequestApiKey(key.id);
	const counted = await countRequest(key.id);
	c.header("RateLimit-Limit", String(counted.limit));
	c.header("RateLimit-Remaining", String(counted.left));
	c.header("RateLimit-Reset", String(counted.resetSeconds));
	if (counted.isUsedUp) return tooMany(c, counted);
	const { scope } = route;
	if (scope === null || key.scopes.has(scope)) return met;
	return { problem: problemOf("scope_missing", `This needs the scope \`${scope}\`.`, { reason: scope }) };
}

function tooMany(c: Context, { resetSeconds }: Allowance): { readonly problem: Problem } {
	c.header("Retry-After", String(resetSeconds));
	return { problem: problemOf("too_many_requests", `Try again in ${resetSeconds} seconds.`) };
}

function readConditions(
	c: Context,
	{ isKeyed, isVersioned, method }: ApiRoute,
): Pick<ApiContext, "idempotencyKey" | "version"> | { readonly problem: Problem } {
	const idempotencyKey = c.req.header("idempotency-key") ?? "";
	if (isKeyed && !KEY.test(idempotencyKey)) return { problem: problemOf("key_missing") };
	if (!isVersioned || method === "get") return { idempotencyKey, version: null };
	const condition = readPrecondition(c.req.header("if-match"));
	if ("problem" in condition) return condition;
	return condition.version === null ? { problem: problemOf("version_missing") } : { idempotencyKey, ...condition };
}
