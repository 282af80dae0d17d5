import { type ApiKeyKind, type ApiScope, RIGHTS_OF_SCOPES, SCOPES_OF_KINDS } from "@/lib/api-keys/api-scopes.ts";
import type { Actor } from "@/lib/auth/actor.ts";

export interface OfferedScope {
	readonly scope: ApiScope;
	/** Whether the actor has the right that it takes (product.md 38). */
	readonly isYours: boolean;
}

/** The scopes that a key of this kind can have, and whether this actor can give them (product.md 56a). */
export function offeredScopes(actor: Pick<Actor, "rights">, kind: ApiKeyKind): OfferedScope[] {
	return SCOPES_OF_KINDS[kind].map((scope) => {
		const right = kind === "service_user" ? undefined : RIGHTS_OF_SCOPES[scope];
		return { scope, isYours: right === undefined || actor.rights.has(right) };
	});
}
