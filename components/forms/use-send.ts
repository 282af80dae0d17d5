"use client";

import { useRef, useState, useTransition } from "react";
import type { ActionRefusal } from "@/lib/actions/action.ts";
import { newId } from "@/lib/platform/ids.ts";
import { type Action, useAsk } from "./use-ask.ts";

/** Why something was not done; `nth` tells one refusal from the next with the same text. */
export interface Problem extends Omit<ActionRefusal, "ok"> {
	readonly nth: number;
	/** Whether it is shown at a field. */
	readonly isAtField?: boolean;
}

export interface Sending<Input, Value> {
	readonly action: Action<Input, Value>;
	/** What is sent. An action that takes an idempotency key is given the one of this attempt. */
	readonly input: (key: string) => Input;
	/** While it runs, the button stays pending, and until a page that it leads to is there. */
	readonly onDone: (value: Value) => void | Promise<void>;
	/** The verb refused: nothing was done, and what the page shows may be out of date. */
	readonly onRefused?: (refusal: ActionRefusal) => void;
	/** Whatever the reason: for screens without a place for a `FormProblem`, such as a row's menu. */
	readonly onProblem?: (refusal: ActionRefusal) => void;
}

/**
 * The refusals that a verb decided on: nothing was done under the key. After a lost answer, the end of the session or
 * another user's sign-in, the outcome of what was sent is unknown, and the page must not be read again.
 */
export const SETTLED: ReadonlySet<ActionRefusal["code"]> = new Set([
	...(["NOT_FOUND", "FORBIDDEN", "INVALID", "CONFLICT", "STALE", "INSUFFICIENT_CREDITS", "SUSPENDED"] as const),
]);

/**
 * Sends one thing at a time, so that a double click has one effect, and keeps the refusal. The idempotency key stays
 * the same until the outcome of what was sent under it is known.
 */
export function useSend() {
	const ask = useAsk();
	const [problem, setProblem] = useState<Problem | null>(null);
	const [pending, startTransition] = useTransition();
	const isUnderWay = useRef(false);
	const key = useRef<string>(null);

	function refuse(refusal: Omit<ActionRefusal, "ok">) {
		setProblem((before) => ({ ...refusal, nth: (before?.nth ?? 0) + 1 }));
	}

	function send<Input, Value>({ action, input, onDone, onRefused, onProblem }: Sending<Input, Value>) {
		if (isUnderWay.current || pending) return;
		isUnderWay.current = true;
		key.current ??= newId();
		const sent = input(key.current);
		startTransition(async () => {
			const result = await ask(action, sent);
			isUnderWay.current = false;
			const isSettled = result.ok || SETTLED.has(result.code);
			if (isSettled) key.current = null;
			if (result.ok) {
				setProblem(null);
				return onDone(result.value);
			}
			refuse(result);
			onProblem?.(result);
			if (isSettled) onRefused?.(result);
		});
	}

	return { send, pending, problem, refuse, forget: () => setProblem(null) };
}
