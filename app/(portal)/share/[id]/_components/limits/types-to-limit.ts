import type { TypeToLimit } from "@/app/(portal)/_components/limits/limited.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { hasSome, sumOf } from "../../../../_components/expiring-credits/credits-in-order.ts";

/**
 * The types that have credits or a limit; if none has, all. Most in the group first. `address`
 * null: with the default limit.
 */
export function typesToLimit(
	{ movable, limits, raises }: Pick<ManagedGroup, "movable" | "limits" | "raises">,
	address: string | null,
): TypeToLimit[] {
	const there = movable.filter(
		(type) => hasSome(type) || limits.some(({ creditTypeId }) => creditTypeId === type.creditTypeId),
	);
	return (there.length > 0 ? there : [...movable])
		.sort((one, other) => Number(sumOf(other.inGroup) - sumOf(one.inGroup)))
		.map(({ creditTypeId, creditType, nameInText }) => {
			const ofType = limits.filter((limit) => limit.creditTypeId === creditTypeId);
			const stored = ofType.find(({ email }) => email === address) ?? null;
			return {
				creditTypeId,
				creditType,
				nameInText,
				stored,
				stands: stored ?? ofType.find(({ email }) => email === null) ?? null,
				raise: raises.find((raise) => raise.creditTypeId === creditTypeId && raise.email === address) ?? null,
			};
		});
}

/** Those of which there is a limit to raise. */
export function typesToRaise(types: readonly TypeToLimit[]): TypeToLimit[] {
	return types.filter(({ stands }) => stands?.credits != null);
}
