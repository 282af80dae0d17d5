import type { Actor } from "@/lib/auth/actor.ts";
import type { RequestedView } from "@/lib/owners/credit-view.ts";
import { mayOpen } from "@/lib/pages/policy.ts";
import type { PortalPage } from "@/lib/pages/portal-pages.ts";

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

/** A page's name, under `frame` in the messages, and its address. */
export interface Section {
	readonly key: PageName;
	readonly href: PortalPage;
}

/** A section with its name in the reader's language. */
export interface NavigationItem {
	readonly href: string;
	readonly label: string;
	/** Of a page that shows a Credit User somebody's credits: whose the session has kept. */
	readonly kept?: RequestedView;
}

const PLANS_AND_BILLING: readonly Section[] = [
	{ key: "overview", href: "/overview" },
	{ key: "usage", href: "/usage" },
	{ key: "orders", href: "/orders" },
	{ key: "billing", href: "/billing" },
	{ key: "purchase", href: "/purchase" },
];

/** For every user, beside Plans and Billing. */
export const SHARE_CREDITS: Section = { key: "share", href: "/share" };

const ADMIN: readonly Section[] = [
	{ key: "adminOverview", href: "/admin/overview" },
	{ key: "adminUsers", href: "/admin/users" },
	{ key: "adminOrders", href: "/admin/orders" },
	{ key: "adminRequests", href: "/admin/requests" },
	{ key: "adminOrganization", href: "/admin/organization" },
	{ key: "adminRoles", href: "/admin/roles" },
	{ key: "adminApiKeys", href: "/admin/api-keys" },
	{ key: "adminAudit", href: "/admin/audit" },
];

const OPERATOR: readonly Section[] = [
	{ key: "operatorOverview", href: "/operator/overview" },
	{ key: "operatorOrganizations", href: "/operator/organizations" },
	{ key: "operatorOrders", href: "/operator/orders" },
	{ key: "operatorLedger", href: "/operator/ledger" },
	{ key: "operatorApiKeys", href: "/operator/api-keys" },
	{ key: "operatorPlans", href: "/operator/plans" },
	{ key: "operatorCreditTypes", href: "/operator/credit-types" },
	{ key: "operatorCredits", href: "/operator/credits" },
	{ key: "operatorMail", href: "/operator/mail" },
	{ key: "operatorSettings", href: "/operator/settings" },
];

/** The pages of Plans and Billing that this user may see: all of them, except Purchase without the right. */
export function plansSections(actor: Actor): readonly Section[] {
	return PLANS_AND_BILLING.filter(({ href }) => mayOpen(actor, href));
}

/** The pages of Admin that this user may see; if there are none, Admin isn't shown. */
export function adminSections(actor: Actor): readonly Section[] {
	return ADMIN.filter(({ href }) => mayOpen(actor, href));
}

/**
 * The pages of Operator that this user may see, after the one that says how far the deployment is; only for users of the
 * operator's own organization who have a right to one of them.
 */
export function operatorSections(actor: Actor): readonly Section[] {
	return OPERATOR.filter(({ href }) => mayOpen(actor, href));
}
