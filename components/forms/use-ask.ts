"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ActionResult, MadeFor } from "@/lib/actions/action.ts";
import { useMadeFor } from "./made-for.tsx";

/** A server action, as `portalAction` and `visitorAction` make them. */
export type Action<Input, Value> = (input: Input, madeFor: MadeFor | null) => Promise<ActionResult<Value>>;

/** Calls an action and always returns a result. */
export type Ask = <Input, Value>(action: Action<Input, Value>, input: Input) => Promise<ActionResult<Value>>;

/**
 * Calls actions for the user whose page it is. If no answer arrives, it is unknown whether the action was done, and the
 * result says so (UNEXPECTED); for reads, `lost` says that nothing was read. Forms go through `useSend` or
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
