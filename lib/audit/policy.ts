import type { Actor } from "@/lib/auth/actor.ts";

/** Admin › Audit Log is there (product.md 40). */
export function maySeeAuditLog(actor: Actor): boolean {
	return actor.rights.has("view_audit_log");
}
