import type { Prisma } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { currentApiKeyId, currentRequestId } from "@/lib/platform/current-request.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Messages } from "@/lib/text/messages.ts";
import type { AuditAction } from "./audit-actions.ts";

type Fact = string | number | bigint | boolean | Date | null | readonly string[];

/** By field; each is one that the messages have a name for. */
type Facts = { readonly [Field in keyof Messages["adminAudit"]["fields"]]?: Fact | undefined };

export interface AuditRecord {
	readonly actor: Actor | null;
	/** The organization whose log it belongs to: the subject's. */
	readonly organizationId: string;
	readonly action: AuditAction;
	readonly subject: {
		readonly type:
			| ("user" | "user_role" | "order" | "billing_information" | "share_group" | "invitation" | "mail")
			| ("api_key" | "organization" | "credit_type" | "plan");
		readonly id: string;
	};
	readonly before?: Facts;
	readonly after?: Facts;
	readonly reason?: string;
}

/**
 * Writes one audit row in the transaction of the change that it is about (product.md 40). `before` and `after` hold
 * only what changed, by field name; users and things are named by id and joined on reading (product.md 37). The id of the
 * request, and the API key if it came with one, are written beside the actor.
 */
export async function recordAudit(tx: Transaction, entry: AuditRecord): Promise<void> {
	await recordAudits(tx, [entry]);
}

/** One row for each thing that a single change touched, all at one instant. */
export async function recordAudits(tx: Transaction, entries: readonly AuditRecord[]): Promise<void> {
	const happenedAt = await tx.clock.now(tx.sql);
	await tx.prisma.auditEntry.createMany({
		data: entries.map((entry) => ({
			id: newId(),
			organizationId: entry.organizationId,
			actorId: entry.actor?.userId ?? null,
			apiKeyId: currentApiKeyId(),
			requestId: currentRequestId() ?? null,
			action: entry.action,
			subjectType: entry.subject.type,
			subjectId: entry.subject.id,
			before: entry.before && asJson(entry.before),
			after: entry.after && asJson(entry.after),
			reason: entry.reason ?? null,
			happenedAt,
		})),
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
