import { least } from "@/lib/ledger/posting/lot.ts";
import type { ExpiringCredits, MovableCredits } from "@/lib/share-groups/queries.ts";

export function sumOf(parts: readonly ExpiringCredits[]): bigint {
	return parts.reduce((sum, { credits }) => sum + credits, 0n);
}

/** The first so many credits, in the order in which the ledger moves them; null where there are fewer. */
export function firstOf(parts: readonly ExpiringCredits[], credits: bigint): ExpiringCredits[] | null {
	const taken: ExpiringCredits[] = [];
	let missing = credits;
	for (const part of parts) {
		if (missing === 0n) break;
		const given = least(part.credits, missing);
		taken.push({ credits: given, expiresAt: part.expiresAt });
		missing -= given;
	}
	return missing === 0n ? taken : null;
}

/** Whether there are any credits of this type to share, or in the group. */
export function hasSome({ shareable, inGroup, held }: MovableCredits): boolean {
	return shareable.length + inGroup.length > 0 || held > 0n;
}
