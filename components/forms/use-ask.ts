"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ActionResult, MadeFor } from "@/lib/actions/action.ts";
import { useMadeFor } from "./made-for.tsx";

/** A server action, as `portalAction` and `visitorAction` make them. */
export type Action<Input, Value> = (input: Input, madeFor: MadeFor | null) => Promise<ActionResult<Value>>;

/** Calls an action and always answers. */
export type Ask = <Input, Value>(action: Action<Input, Value>, input: Input) => Promise<ActionResult<Value>>;

/**
 * Calls actions for whom the page was made. Where no answer arrives, nobody knows whether it was done, and the answer
 * says so (UNEXPECTED); of what is only read, `lost` says that it wasn't. What a form does goes through `useSend` or
 * `useSendForm`.
 */
export function useAsk({ lost = "noAnswer" }: { lost?: "noAnswer" | "notRead" } = {}): Ask {
	const t = useTranslations("ui");
	const madeFor = useMadeFor();
	return useCallback(
		async (action, input) => {
			try {
				return await action(input, madeFor);
			} catch {
				return { ok: false, code: "UNEXPECTED", message: t(lost) };
			}
		},
		[t, lost, madeFor],
	);
}
