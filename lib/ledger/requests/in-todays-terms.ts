import { isRefusal, type Refusal, type RefusalKey, type RefusalValues } from "@/lib/platform/refusal.ts";

/** The keys of refusals by a limit that were stored before wallets had limits, and what they are now. */
const LIMITS: Readonly<Record<string, RefusalKey>> = {
	memberLimitReached: "limitReached",
	memberLimitUsedUp: "limitUsedUp",
};

/** A stored answer as it would be given today: a repetition gets the same one, in words that there still are. */
export function inTodaysTerms(answer: unknown): unknown {
	if (!isRefusal(answer)) return saidToBeCovered(answer);
	const key = LIMITS[answer.key];
	if (!key) return answer;
	const { group = "", startsAnew, ...values } = answer.values;
	// Who could change the limit was not told then.
	const more: RefusalValues = { pool: "share_group", name: group, changedBy: "unknown", from: "default" };
	const today: Refusal = {
		...answer,
		key,
		values: { ...values, ...more, ...(startsAnew && { resetsAt: startsAnew }) },
	};
	return today;
}

/** A charge or a hold from before subscriptions: credits paid for it. */
function saidToBeCovered(answer: unknown): unknown {
	const { value } = answer as { value?: object };
	const isEffect = value && ("slices" in value || "holdId" in value) && !("coveredBy" in value);
	return isEffect ? { ...(answer as object), value: { ...value, coveredBy: null } } : answer;
}
