import type { ReadContext } from "@/lib/actions/verb.ts";
import { done } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { readSpendableNow } from "./spendable-now.ts";

/** What can be spent of one credit type. */
export interface OwnCredits {
	readonly creditTypeId: string;
	/** Inside a sentence: "email". */
	readonly nameInText: string;
	readonly total: number;
}

/** "N Credits": what the actor can spend now of each credit type, in the catalogue's order (product.md 25). */
export async function readOwnCredits(
	context: ReadContext,
): Promise<{ readonly ok: true; readonly value: readonly OwnCredits[] }> {
	const spendable = await readSpendableNow(context);
	return done(
		spendable.map(({ creditTypeId, nameInText, total }) => ({
			creditTypeId,
			nameInText,
			total: toJsonCredits(total),
		})),
	);
}
