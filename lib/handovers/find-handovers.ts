import type { Prisma } from "@/generated/prisma/client.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

const NAME = { select: { id: true, name: true } } as const;

const WITH_PEOPLE = {
	from: { select: { id: true, name: true, organizationId: true, userRole: { select: { rights: true } } } },
	...{ to: NAME, offeredBy: NAME },
	shareGroup: { select: { id: true, name: true, description: true, status: true, creatorId: true, version: true } },
} as const satisfies Prisma.ShareGroupHandoverInclude;

/** An offer to hand a share group over, with whom it is about. */
export type StoredHandover = Prisma.ShareGroupHandoverGetPayload<{ include: typeof WITH_PEOPLE }>;

/** Those of these offers that can still be answered, the latest first: their groups are open. */
export function findHandovers(
	prisma: Transaction["prisma"],
	where: Prisma.ShareGroupHandoverWhereInput,
): Promise<StoredHandover[]> {
	return prisma.shareGroupHandover.findMany({
		where: { AND: [where, { outcome: null, shareGroup: { status: "open" } }] },
		include: WITH_PEOPLE,
		orderBy: [{ offeredAt: "desc" }, { id: "asc" }],
	});
}
