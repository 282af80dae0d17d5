"use client";

import { useRef, useState } from "react";
import { type Ask, useAsk } from "@/components/forms/use-ask.ts";
import type { ActionRefusal, ActionResult } from "@/lib/action.ts";

export type Refused = Pick<ActionRefusal, "message" | "fieldErrors"> & { readonly code: ActionRefusal["code"] };

/** Sends one thing at a time, so that a double click has one effect; keeps why it was refused. */
export function useSend() {
	const ask = useAsk();
	const [refused, setRefused] = useState<Refused | null>(null);
	const [pending, setPending] = useState(false);
	const isUnderWay = useRef(false);

	/** Answers whether it was done, and null where nobody knows. */
	async function send<Value>(
		work: (ask: Ask) => Promise<ActionResult<Value>>,
		onDone: (value: Value) => void,
	): Promise<boolean | null> {
		if (isUnderWay.current) return false;
		isUnderWay.current = true;
		setPending(true);
		const result = await work(ask);
		isUnderWay.current = false;
		setPending(false);
		if (result.ok) {
			setRefused(null);
			onDone(result.value);
			return true;
		}
		setRefused(result);
		return result.code !== "UNEXPECTED" ? false : null;
	}

	return {
		send,
		pending,
		refused,
		/** What is wrong with no field. */
		message: refused && Object.keys(refused.fieldErrors ?? {}).length === 0 ? refused.message : null,
		errorOf: (name: string): string | undefined => refused?.fieldErrors?.[name],
		forget: () => setRefused(null),
	};
}
