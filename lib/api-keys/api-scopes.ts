import type { ApiKeyKind, ApiScope } from "@/generated/prisma/enums.ts";
import { CUSTOMER_RIGHTS, type UserRight } from "@/lib/auth/rights-of-organization.ts";

export type { ApiKeyKind, ApiScope };

/** What a key can be allowed to do, in the order in which it is shown. */
export const API_SCOPES = [
	"charge",
	"hold",
	"refund",
	"check",
	"view_balances",
	"view_usage",
	"view_users",
	"edit_users",
	"set_credit_owner",
	"set_limits",
	"view_groups",
	"edit_groups",
	"view_orders",
	"manage_orders",
	"grant_credits",
	"view_plans",
	"manage_rates",
	"view_organizations",
	"edit_organizations",
	"view_audit_log",
	"sign_in_users",
	"manage_api_keys",
] as const satisfies readonly ApiScope[];

/**
 * The scopes that a kind of key can have (product.md 56a): only the vendor's charge for everybody and give credits back
 * or in, an organization's read and manage people, a service user's spend for themselves.
 */
export const SCOPES_OF_KINDS: Readonly<Record<ApiKeyKind, readonly ApiScope[]>> = {
	vendor: API_SCOPES,
	organization: [
		"check",
		"view_balances",
		"view_usage",
		"view_users",
		"edit_users",
		"set_credit_owner",
		"set_limits",
		"view_groups",
		"edit_groups",
		"view_orders",
		"view_plans",
		"view_audit_log",
		"manage_api_keys",
	],
	service_user: ["charge", "hold", "check", "view_balances", "view_usage"],
};

/**
 * The right that the maker of a vendor's or an organization's key needs for a scope: nobody grants what they lack
 * (product.md 38). A service user's key does nothing for others, and needs none.
 */
export const RIGHTS_OF_SCOPES: Readonly<Partial<Record<ApiScope, UserRight>>> = {
	check: "view_user_list",
	view_balances: "view_user_list",
	view_usage: "view_user_list",
	view_users: "view_user_list",
	edit_users: "edit_user",
	set_credit_owner: "edit_user",
	set_limits: "edit_user",
	view_groups: "view_user_list",
	edit_groups: "edit_user",
	view_orders: "view_billing",
	manage_orders: "manage_orders",
	grant_credits: "grant_credits",
	manage_rates: "manage_orders",
	edit_organizations: "edit_user",
	view_audit_log: "view_audit_log",
	sign_in_users: "edit_user",
	manage_api_keys: "manage_api_keys",
};

/**
 * The rights that a key with these scopes may give, beside those of an organization's members (product.md 56a): what its
 * scopes stand for. What makes organizations makes their administrators.
 */
export function rightsToGive(scopes: ReadonlySet<ApiScope>): Set<UserRight> {
	return new Set([...rightsOfScopes(scopes), ...(scopes.has("edit_organizations") ? CUSTOMER_RIGHTS : [])]);
}

/** The rights that these scopes stand for. Those who may change users see them (product.md 3). */
export function rightsOfScopes(scopes: Iterable<ApiScope>): Set<UserRight> {
	const rights = new Set([...scopes].flatMap((scope) => RIGHTS_OF_SCOPES[scope] ?? []));
	if (rights.has("edit_user")) rights.add("view_user_list");
	return rights;
}
