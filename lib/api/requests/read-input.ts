import type { z } from "@hono/zod-openapi";
import { refusalSpeaker, type Speaker } from "@/lib/actions/refusal-speaker.ts";
import { type Problem, problemOf } from "../answers/problem.ts";
import type { ApiInput, ApiRoute } from "../api-route.ts";
import { readBody } from "./read-body.ts";

type Read = { readonly input: ApiInput<never, never, never> } | { readonly problem: Problem };

/** Everything that a request asks, read by its route's schemas: unknown parameters and fields are refused. */
export async function readInput(
	route: ApiRoute,
	request: Request,
	{ params, query }: { readonly params: Readonly<Record<string, string>>; readonly query: URLSearchParams },
): Promise<Read> {
	const names = [...query.keys()];
	const double = names.find((name, index) => names.indexOf(name) !== index);
	if (double !== undefined)
		return { problem: problemOf("malformed", `The parameter ${double.slice(0, 40)} is there twice.`) };
	const issues: Issue[] = [];
	const input = {
		params: parsedBy(route.params, params, issues),
		query: route.query ? parsedBy(route.query, Object.fromEntries(query), issues) : noneOf(names, issues),
		body: undefined as unknown,
	};
	if (route.body) {
		const body = await readBody(request, route.mostBytes);
		if ("problem" in body) return body;
		input.body = parsedBy(route.body, body.value, issues);
	}
	if (issues.length > 0)
		return {
			problem: problemOfIssues(
				issues,
				await refusalSpeaker({ acceptLanguage: request.headers.get("accept-language") }),
			),
		};
	return { input: input as unknown as ApiInput<never, never, never> };
}

type Issue = z.core.$ZodIssue;

function parsedBy(schema: z.ZodType | undefined, value: unknown, issues: Issue[]): unknown {
	if (!schema) return {};
	const parsed = schema.safeParse(value, { reportInput: true });
	if (!parsed.success) issues.push(...parsed.error.issues);
	return parsed.data;
}

function noneOf(keys: readonly string[], issues: Issue[]): object {
	if (keys.length > 0) issues.push({ code: "unrecognized_keys", keys: [...keys], path: [], message: "", input: {} });
	return {};
}

const MOST_ERRORS = 20;

function problemOfIssues(issues: readonly Issue[], speaker: Speaker): Problem {
	const errors = issues.slice(0, MOST_ERRORS).flatMap((issue) => {
		if (issue.code === "unrecognized_keys") {
			return issue.keys.slice(0, MOST_ERRORS).map((name) => ({
				field: fieldOf([...issue.path, name]),
				detail: "There is no such field here. Leave it out.",
			}));
		}
		return [{ field: fieldOf(issue.path), detail: speaker.sayIssue(issue) }];
	});
	const [first] = errors;
	return problemOf("invalid", first ? `${first.field || "The body"}: ${first.detail}` : undefined, { errors });
}

/** As in `charges.3.credits`; a client's own names are cut short, and only as far as they can be repeated. */
function fieldOf(path: readonly PropertyKey[]): string {
	return path
		.map((part) =>
			String(part)
				.slice(0, 40)
				.replace(/[\p{C}\p{Cs}]/gu, "?"),
		)
		.join(".");
}
