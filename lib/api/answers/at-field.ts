import { isRefusal, type Result } from "@/lib/platform/refusal.ts";

/** A result whose refusals name the request's own fields instead of the verb's: `{ creditOwnerId: "creditOwner" }`. */
export function atField<Value>(result: Result<Value>, names: Readonly<Record<string, string>>): Result<Value> {
	if (!isRefusal(result) || result.field === undefined) return result;
	return { ...result, field: names[result.field] ?? result.field };
}
