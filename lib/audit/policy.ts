import type { Actor } from "@/lib/auth/actor.ts";

/** Whether Admin › Audit Log is shown (product.md 40). */
export function maySeeAuditLog(actor: Actor): boolean {
	return actor.rights.has("view_audit_log");
}
