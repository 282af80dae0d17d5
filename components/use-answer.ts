import { useTranslations } from "next-intl";
import type { ActionRefusal, ActionResult } from "@/lib/action.ts";

/**
 * Waits for what an action answers. Where no answer arrives, nobody knows whether it was done: the form stays as it is
 * and says so, and what it sends again under the same key has one effect (product.md 34).
 */
export function useAnswer() {
	const t = useTranslations("ui");
	return async <Value>(asked: Promise<ActionResult<Value>>): Promise<ActionResult<Value>> =>
		asked.catch((): ActionRefusal => ({ ok: false, code: "UNEXPECTED", message: t("noAnswer") }));
}
