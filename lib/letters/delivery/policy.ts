import type { Actor } from "@/lib/auth/actor.ts";

/** Seeing mail and sending it again is the operator's. */
export const maySeeMail = (actor: Actor): boolean => actor.isOperator && actor.rights.has("manage_mail");
