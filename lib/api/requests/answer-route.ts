import type { Context } from "hono";
import type { ApiKey } from "@/lib/api-keys/find-api-key.ts";
import { recordSecurityEvent, type SecurityEvent } from "@/lib/auth/record-security-event.ts";
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
	const caller = await meetCaller(c, route, databases);
	if ("problem" in caller) return answerProblem(c, caller.problem);
	const conditions = readConditions(c, route);
	if ("problem" in conditions) return answerProblem(c, conditions.problem);
	const url = new URL(c.req.url);
	const read = await readInput(route, c.req.raw, { params: c.req.param(), query: url.searchParams });
	if ("problem" in read) {
		// What is only wrong is a program's mistake; this is no form that our client sends.
		if (read.problem.code === "malformed") await refused(c, read.problem, databases);
		return answerProblem(c, read.problem);
	}
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

async function meetCaller(c: Context, route: ApiRoute, databases: Databases): Promise<Met> {
	const db = databases.db();
	const met = await authenticateRequest(c.req.header("authorization"), { db, ...(route.spends && { spends: true }) });
	if ("problem" in met) {
		const counted = await countStranger(networkOf(clientAddress(c.req.raw.headers)));
		return counted.isUsedUp ? tooMany(c, counted, databases) : refused(c, met.problem, databases);
	}
	const { key } = met;
	setRequestApiKey(key.id);
	const counted = await countRequest(key.id);
	c.header("RateLimit-Limit", String(counted.limit));
	c.header("RateLimit-Remaining", String(counted.left));
	c.header("RateLimit-Reset", String(counted.resetSeconds));
	if (counted.isUsedUp) return tooMany(c, counted, databases);
	const { scope } = route;
	if (scope === null || key.scopes.has(scope)) return met;
	const problem = problemOf("scope_missing", `This needs the scope \`${scope}\`.`, { reason: scope });
	return refused(c, problem, databases);
}

async function tooMany(c: Context, { resetSeconds, isJustUsedUp }: Allowance, databases: Databases): Promise<Met> {
	c.header("Retry-After", String(resetSeconds));
	if (isJustUsedUp) await note(c, { kind: "limit_reached", about: "api_requests" }, databases);
	return { problem: problemOf("too_many_requests", `Try again in ${resetSeconds} seconds.`) };
}

async function refused(c: Context, problem: Problem, databases: Databases): Promise<Met> {
	await note(c, { kind: "refused", about: problem.code }, databases);
	return { problem };
}

/** Who is turned away at the door is a security event; the log has it with the key, if one is known. */
async function note(c: Context, event: Pick<SecurityEvent, "kind" | "about">, { writes }: Databases): Promise<void> {
	const from = { ipAddress: clientAddress(c.req.raw.headers), userAgent: c.req.header("user-agent") ?? null };
	await recordSecurityEvent({ ...event, from }, writes());
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
