import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** Revokes what is left of the keys of a service user who is removed (product.md 36a). Returns how many worked until now. */
export async function revokeKeysOf(
	tx: Transaction,
	{ actor, userId }: { actor: Actor; userId: string },
): Promise<number> {
	const keys = await tx.prisma.apiKey.findMany({ where: { userId, revokedAt: null } });
	await revoke(tx, { actor, organizationId: actor.organizationId, keys });
	return keys.length;
}

/** Revokes what is left of all keys of an organization that is closed (product.md 57a). Returns how many worked until now. */
export async function revokeKeysOfOrganization(
	tx: Transaction,
	{ actor, organizationId }: { actor: Actor; organizationId: string },
): Promise<number> {
	const keys = await tx.prisma.apiKey.findMany({ where: { organizationId, revokedAt: null } });
	await revoke(tx, { actor, organizationId, keys });
	return keys.length;
}

/**
 * The keys of an organization whose only person leaves it (product.md 39a): its service users' go with them, and its own
 * are revoked, because they would reach a bigger organization, or nobody.
 */
export async function moveKeys(
	tx: Transaction,
	{ actor, from, to }: { actor: Actor; from: string; to: string },
): Promise<void> {
	await tx.prisma.apiKey.updateMany({
		where: { organizationId: from, kind: "service_user" },
		data: { organizationId: to, confinedToId: to },
	});
	await revokeKeysOfOrganization(tx, { actor, organizationId: from });
}

interface Key {
	readonly id: string;
	readonly name: string;
	readonly prefix: string;
}

async function revoke(
	tx: Transaction,
	{ actor, organizationId, keys }: { actor: Actor; organizationId: string; keys: readonly Key[] },
): Promise<void> {
	if (keys.length === 0) return;
	await tx.prisma.apiKey.updateMany({
		where: { id: { in: keys.map(({ id }) => id) } },
		data: { revokedAt: await tx.clock.now(tx.sql), revokedById: actor.userId },
	});
	await recordAudits(
		tx,
		keys.map(({ id, name, prefix }) => ({
			actor,
			organizationId,
			action: "api_key.revoked" as const,
			subject: { type: "api_key" as const, id },
			before: { name, prefix },
		})),
	);
}
