import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import type { Messages } from "@/lib/text/messages.ts";

/** What help is about: a page, or something that several pages are about (product.md 61). */
export type HelpTopic = keyof Messages["help"];

/** A page of the portal, named as its folder in app. */
export type PortalPage = Extract<HelpTopic, `/${string}`>;

const FOR_EVERYBODY: readonly UserRight[] = [];
const SEES_USERS: readonly UserRight[] = ["view_user_list"];
const EDITS_USERS: readonly UserRight[] = ["view_user_list", "edit_user"];

/**
 * The pages of the portal, in the order in which they are listed, with the rights that one has to have to open each.
 * Those of `operator` are for the operator's own people alone.
 */
export const PORTAL_PAGES = {
	plansAndBilling: {
		"/overview": FOR_EVERYBODY,
		"/overview/limits": FOR_EVERYBODY,
		"/usage": FOR_EVERYBODY,
		"/orders": FOR_EVERYBODY,
		"/orders/[id]": FOR_EVERYBODY,
		"/orders/[id]/receipt": FOR_EVERYBODY,
		"/orders/[id]/credit-notes/[noteId]": FOR_EVERYBODY,
		"/billing": FOR_EVERYBODY,
		"/purchase": ["purchase"],
		"/purchase/[planId]": ["purchase"],
		"/credits": FOR_EVERYBODY,
		"/credits/refill": FOR_EVERYBODY,
		"/use-credits": FOR_EVERYBODY,
		"/requests": FOR_EVERYBODY,
		"/requests/[id]": FOR_EVERYBODY,
	},
	share: {
		"/share": FOR_EVERYBODY,
		"/share/[id]": FOR_EVERYBODY,
		"/share/[id]/report": FOR_EVERYBODY,
	},
	account: {
		"/notifications": FOR_EVERYBODY,
		"/profile": FOR_EVERYBODY,
		"/help": FOR_EVERYBODY,
		"/help/[topic]": FOR_EVERYBODY,
	},
	admin: {
		"/admin/overview": SEES_USERS,
		"/admin/overview/[type]": SEES_USERS,
		"/admin/users": SEES_USERS,
		"/admin/users/[id]": SEES_USERS,
		"/admin/users/[id]/usage": SEES_USERS,
		"/admin/users/[id]/orders": ["view_user_list", "view_billing"],
		"/admin/users/[id]/groups": SEES_USERS,
		"/admin/users/invite": EDITS_USERS,
		"/admin/users/invitations": SEES_USERS,
		"/admin/users/owners": EDITS_USERS,
		"/admin/users/service-users": SEES_USERS,
		"/admin/users/service-users/[id]": SEES_USERS,
		"/admin/orders": ["view_billing"],
		"/admin/requests": EDITS_USERS,
		"/admin/organization": EDITS_USERS,
		"/admin/roles": ["edit_user_role"],
		"/admin/api-keys": ["manage_api_keys"],
		"/admin/audit": ["view_audit_log"],
	},
	operator: {
		"/operator/overview": FOR_EVERYBODY,
		"/operator/overview/[type]": ["manage_organizations"],
		"/operator/organizations": ["manage_organizations"],
		"/operator/organizations/[id]": ["manage_organizations"],
		"/operator/organizations/[id]/close": ["manage_organizations"],
		"/operator/orders": ["manage_orders"],
		"/operator/orders/elsewhere": ["manage_orders"],
		"/operator/ledger": ["manage_orders"],
		"/operator/api-keys": ["manage_api_keys"],
		"/operator/plans": ["manage_catalogue"],
		"/operator/plans/new": ["manage_catalogue"],
		"/operator/plans/[id]": ["manage_catalogue"],
		"/operator/credit-types": ["manage_catalogue"],
		"/operator/credits": ["grant_credits"],
		"/operator/credits/[id]": ["grant_credits"],
		"/operator/credits/many": ["grant_credits"],
		"/operator/credits/refund": ["grant_credits"],
		"/operator/mail": ["manage_mail"],
		"/operator/mail/[id]": ["manage_mail"],
		"/operator/settings": ["manage_seller"],
		"/operator/seller": ["manage_seller"],
	},
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<PortalPage, readonly UserRight[]>>>>>;

/** What help says that is about no single page, in the order in which it is listed. */
export const HELP_BASICS = [
	"credit-sharing",
	"using-anothers-credits",
	"share-groups",
	"which-credits-first",
	"expiry",
	"limits",
	"saved-views",
	"rights",
] as const satisfies readonly Exclude<HelpTopic, PortalPage>[];

/** A part of the portal, as help and search list its pages. */
export type PageGroup = keyof typeof PORTAL_PAGES;
