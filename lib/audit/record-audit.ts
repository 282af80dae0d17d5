import type { Prisma } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { newId } from "@/lib/ids.ts";
import type { Transaction } from "@/lib/transaction.ts";
import type { AuditAction } from "./actions.ts";

type Facts = Record<string, string | number | bigint | boolean | Date | null | readonly string[]>;

/**
 * Writes one audit row in the transaction of the change that it is about (product.md 40). `before` and `after` hold
 * only what changed, by its field's name; people and things are named by id and joined on reading (product.md 37).
 * `organizationId` is whose log it belongs to: the subject's organization.
 */
export async function recordAudit(
	tx: Transaction,
	entry: {
		actor: Actor | null;
		organizationId: string;
		action: AuditAction;
		subject: { type: "user" | "user_role" | "order" | "billing_information" | "share_group"; id: string };
		before?: Facts;
		after?: Facts;
		reason?: string;
	},
): Promise<void> {
	await tx.prisma.auditEntry.create({
		data: {
			id: newId(),
			organizationId: entry.organizationId,
			actorId: entry.actor?.userId ?? null,
			action: entry.action,
			subjectType: entry.subject.type,
			subjectId: entry.subject.id,
			before: entry.before && asJson(entry.before),
			after: entry.after && asJson(entry.after),
			reason: entry.reason ?? null,
			happenedAt: await tx.clock.now(tx.sql),
		},
	});
}

function asJson(facts: Facts): Prisma.InputJsonObject {
	return Object.fromEntries(
		Object.entries(facts).map(([name, fact]) => {
			if (typeof fact === "bigint") return [name, fact.toString()];
			return [name, fact instanceof Date ? fact.toISOString() : fact];
		}),
	) as Prisma.InputJsonObject;
}
