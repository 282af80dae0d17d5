import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { MAX_CREDITS } from "@/lib/text/credits.ts";

/**
 * Refuses an invalid number of credits to use or move (INVALID): it must be at least one, and no more than a JSON
 * number carries.
 */
export function refusalToMoveCredits(credits: bigint): Refusal | null {
	return credits >= 1n && credits <= MAX_CREDITS ? null : refuse("INVALID", "creditsOutOfRange", { most: MAX_CREDITS });
}
