import type { SetLimit } from "@/lib/ledger/paying/store-limit.ts";
import { WARN_PERCENT } from "./bounds.ts";
import type { SetLimitInput } from "./schema.ts";

/**
 * What is set in place of what was; null where it is taken away. From which share on the person is warned, and whether the
 * person who sets it is told, stay as they were unless they are chosen.
 */
export function limitToSet(
	{ limit, ...about }: Omit<SetLimitInput, "pool" | "person">,
	{
		before,
		...by
	}: Pick<SetLimit, "setById" | "setAt"> & { readonly before: Pick<SetLimit, "warnPercent" | "tellsSetter"> | null },
): SetLimit | null {
	if (!limit) return null;
	return {
		...(limit === "none" ? { credits: null, period: null } : limit),
		warnPercent: about.warnPercent ?? before?.warnPercent ?? WARN_PERCENT,
		tellsSetter: about.tellsSetter ?? before?.tellsSetter ?? false,
		until: null,
		...by,
		reason: about.reason || null,
	};
}
