import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import type { RequestedView } from "@/lib/owners/credit-view.ts";

type PageName =
	| "overview"
	| "usage"
	| "orders"
	| "billing"
	| "purchase"
	| "share"
	| "adminOverview"
	| "adminUsers"
	| "adminOrders"
	| "adminOrganization"
	| "adminRoles"
	| "adminAudit"
	| "adminApiKeys"
	| "adminRequests"
	| "operatorApiKeys"
	| "operatorLedger"
	| "operatorOverview"
	| "operatorOrganizations"
	| "operatorOrders"
	| "operatorPlans"
	| "operatorCreditTypes"
	| "operatorSettings"
	| "operatorCredits"
	| "operatorMail";

/** A page's name, under `shell` in the messages, and its address. */
export interface Section {
	readonly key: PageName;
	readonly href: string;
}

/** A section with its name in the reader's language. */
export interface NavigationItem {
	readonly href: string;
	readonly label: string;
	/** Of a page that shows a Credit User somebody's credits: whose the session has kept. */
	readonly kept?: RequestedView;
}

const PLANS_AND_BILLING: readonly (Section & { right?: UserRight })[] = [
	{ key: "overview", href: "/overview" },
	{ key: "usage", href: "/usage" },
	{ key: "orders", href: "/orders" },
	{ key: "billing", href: "/billing" },
	{ key: "purchase", href: "/purchase", right: "purchase" },
];

/** For every user, beside Plans and Billing. */
export const SHARE_CREDITS: Section = { key: "share", href: "/share" };

const ADMIN: readonly (Section & { right: UserRight; and?: UserRight })[] = [
	{ key: "adminOverview", href: "/admin/overview", right: "view_user_list" },
	{ key: "adminUsers", href: "/admin/users", right: "view_user_list" },
	{ key: "adminOrders", href: "/admin/orders", right: "view_billing" },
	{ key: "adminRequests", href: "/admin/requests", right: "view_user_list", and: "edit_user" },
	{ key: "adminOrganization", href: "/admin/organization", right: "view_user_list", and: "edit_user" },
	{ key: "adminRoles", href: "/admin/roles", right: "edit_user_role" },
	{ key: "adminApiKeys", href: "/admin/api-keys", right: "manage_api_keys" },
	{ key: "adminAudit", href: "/admin/audit", right: "view_audit_log" },
];

const OPERATOR: readonly (Section & { right: UserRight })[] = [
	{ key: "operatorOrganizations", href: "/operator/organizations", right: "manage_organizations" },
	{ key: "operatorOrders", href: "/operator/orders", right: "manage_orders" },
	{ key: "operatorLedger", href: "/operator/ledger", right: "manage_orders" },
	{ key: "operatorApiKeys", href: "/operator/api-keys", right: "manage_api_keys" },
	{ key: "operatorPlans", href: "/operator/plans", right: "manage_catalogue" },
	{ key: "operatorCreditTypes", href: "/operator/credit-types", right: "manage_catalogue" },
	{ key: "operatorCredits", href: "/operator/credits", right: "grant_credits" },
	{ key: "operatorMail", href: "/operator/mail", right: "manage_mail" },
	{ key: "operatorSettings", href: "/operator/settings", right: "manage_seller" },
];

/** The pages of Plans and Billing that this user may see: all of them, except Purchase without the right. */
export function plansSections(actor: Actor): readonly Section[] {
	return PLANS_AND_BILLING.filter(({ right }) => !right || actor.rights.has(right));
}

/** The pages of Admin that this user may see; if there are none, Admin isn't shown. */
export function adminSections(actor: Actor): readonly Section[] {
	return ADMIN.filter(({ right, and = right }) => actor.rights.has(right) && actor.rights.has(and));
}

/**
 * The pages of Operator that this user may see, after the one that says how far the deployment is; only for users of the
 * operator's own organization who have a right to one of them.
 */
export function operatorSections(actor: Actor): readonly Section[] {
	const sections = actor.isOperator ? OPERATOR.filter(({ right }) => actor.rights.has(right)) : [];
	return sections.length > 0 ? [{ key: "operatorOverview", href: "/operator/overview" }, ...sections] : [];
}
