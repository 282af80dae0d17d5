import type { Context } from "hono";
import { currentRequestId } from "@/lib/platform/current-request.ts";
import { type Problem, RETRY_SECONDS } from "./problem.ts";

/** Answers why a request was not done, as RFC 9457 says. */
export function answerProblem(c: Context, problem: Problem): Response {
	const { status } = problem;
	if (status === 401) c.header("WWW-Authenticate", 'Bearer realm="Commonpurse"');
	if ((status === 503 || status === 429) && !c.res.headers.has("Retry-After")) {
		c.header("Retry-After", String(RETRY_SECONDS));
	}
	const requestId = currentRequestId();
	return c.body(JSON.stringify(requestId === undefined ? problem : { ...problem, request_id: requestId }), status, {
		"Content-Type": "application/problem+json",
	});
}
