import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { PlannedUser } from "./planned-user.ts";

/** A person's limit on the credits that they use, now and then. */
export interface PreviewedLimit {
	/** Whose credits these are. */
	readonly owner: string;
	readonly before: ShownLimit;
	readonly after: ShownLimit;
}

export interface ShownLimit {
	/** Whether it is what everyone has. */
	readonly isDefault: boolean;
	/** Both null where there is no limit. */
	readonly credits: bigint | null;
	readonly period: LimitPeriod | null;
}

/** What is shown of a person's limit; null where there is none to set. */
export function previewLimit(
	{ user, limits, refusal }: PlannedUser,
	names: ReadonlyMap<string, string>,
): PreviewedLimit | null {
	if (!limits || refusal) return null;
	const { exception, wanted, default: everyones } = limits;
	const shown = (own: typeof wanted): ShownLimit => {
		const { credits, period } = own ?? everyones ?? { credits: null, period: null };
		return { isDefault: own === null, credits, period };
	};
	return { owner: names.get(user.creditOwnerId) ?? "", before: shown(exception), after: shown(wanted) };
}

/** What those whose limit changes could use from then on. */
export function newLimitsOf(people: readonly PlannedUser[]) {
	return people.flatMap(({ before, after, refusal, limits }) => {
		const { credits, period } = limits?.wanted ?? limits?.default ?? {};
		if (refusal || before === after || !limits || credits == null || period == null) return [];
		return [{ accountId: limits.accountId, userId: limits.userId, credits, period }];
	});
}
