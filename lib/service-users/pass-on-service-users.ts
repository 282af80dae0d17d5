import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/**
 * Makes the actor responsible for the service users of people who are suspended or removed (product.md 36a), so that
 * there is always someone who reads their mail. Under the organization's lock. Returns their names.
 */
export async function passOnServiceUsers(
	tx: Transaction,
	{ actor, fromIds }: { actor: Actor; fromIds: readonly string[] },
): Promise<string[]> {
	const where = { responsibleId: { in: [...fromIds] } };
	const services = await tx.prisma.user.findMany({
		where,
		orderBy: [{ name: "asc" }, { id: "asc" }],
		select: { id: true, name: true, responsibleId: true },
	});
	if (services.length === 0) return [];
	await tx.prisma.user.updateMany({
		where,
		data: { responsibleId: actor.userId, version: { increment: 1 } },
	});
	await recordAudits(
		tx,
		services.map(({ id, responsibleId }) => ({
			actor,
			organizationId: actor.organizationId,
			action: "service_user.changed" as const,
			subject: { type: "user" as const, id },
			before: { responsibleId },
			after: { responsibleId: actor.userId },
		})),
	);
	return services.map(({ name }) => name);
}
