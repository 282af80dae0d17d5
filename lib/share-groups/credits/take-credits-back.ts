import type { VerbContext } from "@/lib/actions/verb.ts";
import { postReturn } from "@/lib/ledger/movements/post-return.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { MoveCreditsInput } from "../schema.ts";
import { type MovedCredits, moveCredits } from "./move-credits.ts";

/**
 * Takes unspent credits that are not on hold out of the actor's group, back into the actor's own wallet, parked or not,
 * with the expiry that they have (product.md 18). One key is one effect.
 */
export async function takeCreditsBack(context: VerbContext, input: MoveCreditsInput): Promise<Result<MovedCredits>> {
	return moveCredits(context, input, { kind: "return", action: "share_group.credits_taken_back", post: postReturn });
}
