import type { Prisma } from "@/generated/prisma/client.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

const WITH_SUBJECTS = {
	pack: { select: { name: true, credits: true, validityMonths: true } },
	order: { select: { id: true, number: true, status: true } },
	creditType: { select: { name: true, nameInText: true, retiredAt: true } },
	shareGroup: { select: { name: true, status: true } },
} as const satisfies Prisma.RefillInclude;

/** A refill with what it is about. */
export type StoredRefill = Prisma.RefillGetPayload<{ include: typeof WITH_SUBJECTS }>;

/** A wallet's, with the pack as it was accepted; null for a share group's. */
export interface StoredTopUp {
	readonly planId: string;
	readonly planVersion: number;
	readonly plan: string;
	readonly credits: bigint;
	readonly validityMonths: number;
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly gateway: NonNullable<StoredRefill["gateway"]>;
}

/** The pack of a top-up; null for a share group's refill. */
export function topUpOf({
	planId,
	planVersion,
	pack,
	totalMinor,
	currency,
	gateway,
}: StoredRefill): StoredTopUp | null {
	if (planId === null || planVersion === null || !pack?.credits || totalMinor === null) return null;
	if (currency === null || gateway === null) return null;
	const { name: plan, credits, validityMonths } = pack;
	return { planId, planVersion, plan, credits, validityMonths, totalMinor, currency, gateway };
}

/**
 * Whether the credit type was retired after the owner last set the refill or went on with it. Only then does a share group's
 * refill pause, once: what is left can still be shared (product.md 55).
 */
export function isRetiredSince({
	creditType: { retiredAt },
	setAt,
}: Pick<StoredRefill, "creditType" | "setAt">): boolean {
	return retiredAt !== null && retiredAt > setAt;
}

/** Those of these that weren't taken away, by id. */
export function findRefills(prisma: Transaction["prisma"], where: Prisma.RefillWhereInput): Promise<StoredRefill[]> {
	return prisma.refill.findMany({
		where: { ...where, removedAt: null },
		include: WITH_SUBJECTS,
		orderBy: { id: "asc" },
	});
}

/** One that wasn't taken away; null where there is none. */
export async function findRefill(
	prisma: Transaction["prisma"],
	where: Prisma.RefillWhereInput,
): Promise<StoredRefill | null> {
	return (await findRefills(prisma, where)).at(0) ?? null;
}
