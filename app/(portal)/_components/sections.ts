import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";

type PageName =
	| "overview"
	| "usage"
	| "orders"
	| "billing"
	| "purchase"
	| "share"
	| "adminUsers"
	| "adminRoles"
	| "adminAudit"
	| "operatorOrders"
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

const ADMIN: readonly (Section & { right: UserRight })[] = [
	{ key: "adminUsers", href: "/admin/users", right: "view_user_list" },
	{ key: "adminRoles", href: "/admin/roles", right: "edit_user_role" },
	{ key: "adminAudit", href: "/admin/audit", right: "view_audit_log" },
];

const OPERATOR: readonly (Section & { right: UserRight })[] = [
	{ key: "operatorOrders", href: "/operator/orders", right: "manage_orders" },
	{ key: "operatorMail", href: "/operator/mail", right: "manage_mail" },
];

/** The pages of Plans and Billing that this user may see: all of them, except Purchase without the right. */
export function plansSections(actor: Actor): readonly Section[] {
	return PLANS_AND_BILLING.filter(({ right }) => !right || actor.rights.has(right));
}

/** The pages of Admin that this user may see; if there are none, Admin isn't shown. */
export function adminSections(actor: Actor): readonly Section[] {
	return ADMIN.filter(({ right }) => actor.rights.has(right));
}

/** The pages of Operator that this user may see; only for users of the operator's own organization. */
export function operatorSections(actor: Actor): readonly Section[] {
	return actor.isOperator ? OPERATOR.filter(({ right }) => actor.rights.has(right)) : [];
}
