import type { Action } from "./use-ask.ts";

/** One action out of two: `second` follows with the same input if `mayFollow` accepts the first one's result. */
export function inTurn<Input, First, Second>(
	first: Action<Input, First>,
	mayFollow: (value: First) => boolean,
	second: Action<Input, Second>,
): Action<Input, First | Second> {
	return async (input, madeFor) => {
		const answer = await first(input, madeFor);
		return answer.ok && mayFollow(answer.value) ? second(input, madeFor) : answer;
	};
}
