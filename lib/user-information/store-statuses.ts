import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { endSessionsOfUsers } from "@/lib/auth/sessions/sessions.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { passOnServiceUsers } from "@/lib/service-users/pass-on-service-users.ts";

/**
 * Suspends users, or lets them in again, with an audit row each. Suspending ends their sessions at once (product.md 36), and
 * the actor becomes responsible for their service users (product.md 36a). The caller has locked the users, all of which have
 * the other status now.
 */
export async function storeStatuses(
	tx: Transaction,
	{ actor, users, status }: { actor: Actor; users: readonly ChangeableUser[]; status: "active" | "suspended" },
): Promise<void> {
	const ids = users.map(({ id }) => id);
	await tx.prisma.user.updateMany({ where: { id: { in: ids } }, data: { status, version: { increment: 1 } } });
	if (status === "suspended") {
		await endSessionsOfUsers(tx, ids);
		await passOnServiceUsers(tx, { actor, fromIds: ids });
	}
	await recordAudits(
		tx,
		users.map((user) => ({
			actor,
			organizationId: actor.organizationId,
			action: status === "suspended" ? ("user.suspended" as const) : ("user.reactivated" as const),
			subject: { type: "user" as const, id: user.id },
			before: { status: user.status },
			after: { status },
		})),
	);
}
