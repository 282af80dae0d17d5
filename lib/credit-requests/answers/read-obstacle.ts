import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { CreditRequestObstacle } from "@/generated/prisma/enums.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";

/**
 * What has overtaken a request: its person was suspended or removed, or has moved, or its credit type was retired
 * (product.md 36a, 46). Null where nothing has. `settleCreditRequests` closes it within a minute.
 */
export async function readObstacle(
	{ prisma }: Pick<Snapshot, "prisma">,
	{ userId, organizationId, creditTypeId }: Pick<CreditRequest, "userId" | "organizationId" | "creditTypeId">,
): Promise<Exclude<CreditRequestObstacle, "nobody_left"> | null> {
	const person = await prisma.user.findUniqueOrThrow({
		where: { id: userId },
		select: { status: true, organizationId: true, organization: { select: { suspendedAt: true } } },
	});
	if (person.status === "removed") return "removed";
	if (person.organizationId !== organizationId) return "moved";
	if (person.status === "suspended" || person.organization.suspendedAt) return "suspended";
	const { retiredAt } = await prisma.creditType.findUniqueOrThrow({ where: { id: creditTypeId } });
	return retiredAt ? "retired" : null;
}
