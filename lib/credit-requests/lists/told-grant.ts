import type { Prisma } from "@/generated/prisma/client.ts";
import type { CreditRequestGrant, LimitPeriod } from "@/generated/prisma/enums.ts";

/** A yes, as one reader may be told of it: null for what they may not see by name. Amounts are credits. */
export interface ToldGrant {
	readonly as: CreditRequestGrant;
	readonly by: string | null;
	/** What the limit is raised to, or what was put into the share group; null for a Credit Owner. */
	readonly credits: bigint | null;
	readonly period: LimitPeriod | null;
	/** A raise's last day, in the deployment's time zone. */
	readonly until: string | null;
	readonly isOfGroup: boolean;
	/** The share group's name, the wallet's user, or the new Credit Owner. */
	readonly name: string | null;
}

/** What a request has to be read with to be told. */
export const WITH_NAMES = {
	user: { select: { id: true, name: true } },
	creditType: { select: { nameInText: true } },
	grantedBy: { select: { id: true, name: true, organizationId: true } },
	grantedOwner: { select: { name: true, organizationId: true } },
	grantedShareGroup: { select: { id: true, name: true } },
} as const satisfies Prisma.CreditRequestInclude;

export type NamedRequest = Prisma.CreditRequestGetPayload<{ include: typeof WITH_NAMES }>;

/** What a reader may see by name. */
export interface Sees {
	readonly person: (person: { readonly id: string; readonly organizationId: string }) => boolean;
	readonly shareGroup: (shareGroupId: string) => boolean;
}

/** Null for a request that nobody has said yes to. */
export function toldGrant(request: NamedRequest, sees: Sees): ToldGrant | null {
	const { grantedAs, grantedBy, grantedOwner, grantedShareGroup } = request;
	if (!grantedAs || !grantedBy) return null;
	const group = grantedShareGroup && sees.shareGroup(grantedShareGroup.id) ? grantedShareGroup.name : null;
	return {
		as: grantedAs,
		by: sees.person(grantedBy) ? grantedBy.name : null,
		credits: request.grantedCredits,
		period: request.grantedPeriod,
		until: dayOf(request.grantedUntil),
		isOfGroup: grantedShareGroup !== null,
		name: grantedShareGroup ? group : (grantedOwner?.name ?? null),
	};
}

/** YYYY-MM-DD of a day as Prisma reads it. */
export function dayOf(day: Date | null): string | null {
	return day?.toISOString().slice(0, 10) ?? null;
}
