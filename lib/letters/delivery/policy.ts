import type { Actor } from "@/lib/auth/actor.ts";

/** Only the operator sees mail and sends it again. */
export function maySeeMail(actor: Actor): boolean {
	return actor.isOperator && actor.rights.has("manage_mail");
}
