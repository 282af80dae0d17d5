import type { GroupLimit, ManagedGroup } from "@/lib/share-groups/queries.ts";
import { hasSome, sumOf } from "../credits-in-order.ts";

/** A credit type that a limit can be set for, with what is set. */
export interface TypeToLimit {
	readonly creditTypeId: string;
	readonly nameInText: string;
	readonly stored: GroupLimit | null;
}

/**
 * The types that have credits or a limit; if none has, all. Most in the group first. `address`
 * null: with the default limit.
 */
export function typesToLimit(
	{ movable, limits }: Pick<ManagedGroup, "movable" | "limits">,
	address: string | null,
): TypeToLimit[] {
	const there = movable.filter(
		(type) => hasSome(type) || limits.some(({ creditTypeId }) => creditTypeId === type.creditTypeId),
	);
	return (there.length > 0 ? there : [...movable])
		.sort((one, other) => Number(sumOf(other.inGroup) - sumOf(one.inGroup)))
		.map(({ creditTypeId, nameInText }) => ({
			creditTypeId,
			nameInText,
			stored: limits.find((limit) => limit.creditTypeId === creditTypeId && limit.email === address) ?? null,
		}));
}
