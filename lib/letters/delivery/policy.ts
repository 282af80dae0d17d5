import type { Actor } from "@/lib/auth/actor.ts";

/** Only the operator sees mail and sends it again. */
export const maySeeMail = (actor: Actor): boolean => actor.isOperator && actor.rights.has("manage_mail");
