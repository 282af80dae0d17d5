import type { VerbContext } from "@/lib/actions/verb.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { MoveCreditsInput } from "../schema.ts";
import { type MovedCredits, moveCredits } from "./move-credits.ts";

/**
 * Shares credits: purchased, unexpired and unheld ones of the actor's own wallet move into the actor's group, soonest
 * expiry first, keeping their expiry (product.md 17, 18). Addresses that were added while the group was empty get their
 * welcome mail with it (product.md 23). One key is one effect. More than can be shared is refused, and so is sharing
 * while the actor's own credits are parked.
 */
export async function shareCredits(context: VerbContext, input: MoveCreditsInput): Promise<Result<MovedCredits>> {
	return moveCredits(context, input, {
		kind: "allocation",
		action: "share_group.credits_shared",
		post: postAllocation,
		isWelcoming: true,
	});
}
