import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

interface Move {
	/** The order as it is stored. */
	readonly now: readonly string[];
	/** As the page showed it. */
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/** Why things can't be put into another order: it has changed since (STALE), or others are named (INVALID). */
export function refusalToMove({ now, before, after }: Move): Refusal | null {
	if (now.join() !== before.join()) return refuse("STALE", "orderChangedMeanwhile");
	const isSame =
		new Set(after).size === now.length && after.length === now.length && now.every((id) => after.includes(id));
	return isSame ? null : refuse("INVALID", "invalid", { count: 0 });
}
