import type { Actor } from "@/lib/auth/actor.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { type ApiKeyKind, type ApiScope, RIGHTS_OF_SCOPES, SCOPES_OF_KINDS } from "./api-scopes.ts";

/** Whether the keys of the actor's organization are shown, to see and to change. */
export function mayManageApiKeys(actor: Pick<Actor, "rights">): boolean {
	return actor.rights.has("manage_api_keys");
}

/** Why this actor can't manage keys; null if they can. An actor who can't isn't told that there are any. */
export function refusalToManageApiKeys(actor: Actor): Refusal | null {
	return mayManageApiKeys(actor) ? null : refuse("NOT_FOUND", "notFound");
}

/**
 * Why the actor can't make a key like this, or make it work for longer: the vendor's are made in the operator's
 * organization, each kind has scopes of its own (product.md 56a), and nobody grants more than they may do themselves
 * (product.md 38).
 */
export function refusalToMakeApiKey(
	actor: Actor,
	{ kind, scopes }: { readonly kind: ApiKeyKind; readonly scopes: readonly ApiScope[] },
): Refusal | null {
	if (kind === "vendor" && !actor.isOperator) return refuse("FORBIDDEN", "vendorKeyOfOperator", {}, { field: "kind" });
	if (scopes.some((scope) => !SCOPES_OF_KINDS[kind].includes(scope))) {
		return refuse("INVALID", "scopeNotOfKind", {}, { field: "scopes" });
	}
	if (kind === "service_user") return null;
	const lacked = scopes.filter((scope) => {
		const right = RIGHTS_OF_SCOPES[scope];
		return right !== undefined && !actor.rights.has(right);
	});
	return lacked.length > 0 ? refuse("FORBIDDEN", "scopeYouLack", {}, { field: "scopes" }) : null;
}
