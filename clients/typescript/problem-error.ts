import type { components } from "./generated/api.ts";

export type Problem = components["schemas"]["Problem"];

/** The API's answer that something was not done: `code` never changes, `advice` says what to do. */
export class ProblemError extends Error {
	override readonly name = "ProblemError";

	readonly problem: Problem;
	/** The key of the call, with which it may be repeated; null where it has none. */
	readonly idempotencyKey: string | null;

	constructor(problem: Problem, idempotencyKey: string | null = null) {
		super(sentenceOf(problem));
		this.problem = problem;
		this.idempotencyKey = idempotencyKey;
	}

	get status(): number {
		return this.problem.status;
	}

	get code(): Problem["code"] {
		return this.problem.code;
	}

	/** Finer than the code, and as stable: `limit_reached`. */
	get reason(): string | null {
		return this.problem.reason ?? null;
	}

	get advice(): string {
		return this.problem.advice;
	}
}

/** What happened and what to do, with the fields that are wrong. */
function sentenceOf({ detail, advice, errors = [] }: Problem): string {
	const untold = errors.filter((error) => !detail.includes(error.detail));
	const fields = untold.map((error) => `${error.field}: ${error.detail}`);
	return [detail, ...fields, advice].join(" ");
}
