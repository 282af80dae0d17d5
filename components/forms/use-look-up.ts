"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { ActionResult } from "@/lib/actions/action.ts";
import { type Action, useAsk } from "./use-ask.ts";

interface LookUpOptions {
	/** How long to wait for more typing. */
	readonly pauseMs?: number;
	/** Reads again when this changes. */
	readonly version?: unknown;
}

/**
 * The result of a read-only action for `input`, requested again when that changes; null requests nothing. A late
 * answer to an earlier question is dropped.
 */
export function useLookUp<Input, Value>(
	action: Action<Input, Value>,
	input: Input | null,
	{ pauseMs = 0, version }: LookUpOptions = {},
) {
	const ask = useAsk({ lost: "notRead" });
	const [found, setFound] = useState<{ asked: string; answer: ActionResult<Value> } | null>(null);
	const asked = input === null ? null : asText([input, version]);
	const isAnswered = found?.asked === asked;
	const read = useEffectEvent(async () => (input === null ? null : ask(action, input)));

	useEffect(() => {
		if (asked === null || isAnswered) return;
		let isCurrent = true;
		const timer = setTimeout(async () => {
			const answer = await read();
			if (isCurrent && answer) setFound({ asked, answer });
		}, pauseMs);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [asked, isAnswered, pauseMs]);

	return {
		/** Null while it loads. */
		answer: isAnswered ? found.answer : null,
		/** The previous answer, until there is a new one. */
		latest: found?.answer ?? null,
		isLate: asked !== null && !isAnswered,
		askAgain: () => setFound(null),
	};
}

function asText(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part));
}
