import { COMING_IN_ROUTE_CASES } from "./coming-in-routes.ts";
import { everybody, page, pageWith, type RouteCase, thingWith } from "./table.ts";
import { hasRight, isNobody, type Visitor } from "./visitors.ts";
import { aGroup } from "./world.ts";

const NOBODYS_ID = "0199c0de-0000-7000-8000-000000000000";

/** A share group's report is its creator's, and a member's as far as it is about him. */
const readsReport = (visitor: Visitor) => visitor === "group creator" || visitor === "group member";

/** Every page and route handler, with what each kind of visitor gets. What the build has and this hasn't fails, and the reverse. */
export const ROUTE_CASES: readonly RouteCase[] = [
	{ route: "/", path: () => "/", expected: everybody("307 /overview") },
	{ route: "/favicon.ico", path: () => "/favicon.ico", expected: everybody("200") },
	{ route: "/icon.svg", path: () => "/icon.svg", expected: everybody("200") },
	{ route: "/api/live", path: () => "/api/live", expected: everybody("200") },
	{ route: "/api/ready", path: () => "/api/ready", expected: everybody("200") },
	{ route: "/api/health", path: () => "/api/health", expected: everybody("200") },
	{ route: "/api/auth/[...nextauth]", about: "the token", path: () => "/api/auth/csrf", expected: everybody("200") },
	{
		route: "/api/auth/[...nextauth]",
		about: "the session",
		path: () => "/api/auth/session",
		expected: everybody("404"),
	},
	{
		route: "/sign-in",
		path: () => "/sign-in",
		expected: (visitor) => (isNobody(visitor) ? "200" : "307 /overview"),
	},
	{ route: "/overview", path: () => "/overview", expected: page(everybody("200")) },
	{ route: "/overview", about: "one's own", path: () => "/overview?view=own", expected: page(everybody("200")) },
	{ route: "/usage", path: () => "/usage", expected: page(everybody("200")) },
	{ route: "/usage/csv", path: () => "/usage/csv", expected: page(everybody("200")) },
	{ route: "/usage/csv", about: "one's own", path: () => "/usage/csv?view=own", expected: page(everybody("200")) },
	{ route: "/orders", path: () => "/orders", expected: page(everybody("200")) },
	{ route: "/orders/csv", path: () => "/orders/csv", expected: page(everybody("200")) },
	{ route: "/orders/csv", about: "one's own", path: () => "/orders/csv?view=own", expected: page(everybody("200")) },
	{
		route: "/orders/[id]",
		about: "an order of the pool",
		path: ({ orderId }) => `/orders/${orderId}`,
		expected: thingWith((visitor) => ["owner", "credit user"].includes(visitor) || hasRight(visitor, "view_billing")),
	},
	{
		route: "/orders/[id]",
		about: "no order",
		path: () => `/orders/${NOBODYS_ID}`,
		expected: page(everybody("404")),
	},
	{ route: "/orders/[id]", about: "no id", path: () => "/orders/nonsense", expected: page(everybody("404")) },
	{
		route: "/orders/[id]/receipt",
		path: ({ orderId }) => `/orders/${orderId}/receipt`,
		expected: thingWith((visitor) => visitor === "credit user" || hasRight(visitor, "view_billing")),
	},
	{ route: "/profile", path: () => "/profile", expected: page(everybody("200")) },
	{
		route: "/confirm-email",
		about: "no link of one's own",
		path: () => "/confirm-email?token=nonsense",
		expected: everybody("200"),
	},
	{ route: "/billing", path: () => "/billing", expected: page(everybody("200")) },
	{
		route: "/purchase",
		path: () => "/purchase",
		expected: pageWith((visitor) => hasRight(visitor, "purchase")),
	},
	{
		route: "/purchase/[planId]",
		path: ({ planId }) => `/purchase/${planId}`,
		expected: pageWith((visitor) => hasRight(visitor, "purchase")),
	},
	{
		route: "/purchase/[planId]",
		about: "no plan",
		path: () => `/purchase/${NOBODYS_ID}`,
		expected: page(everybody("404")),
	},
	{ route: "/credits", path: () => "/credits", expected: page(everybody("200")) },
	{ route: "/share", path: () => "/share", expected: page(everybody("200")) },
	{ route: "/share", about: "with me", path: () => "/share?tab=shared", expected: page(everybody("200")) },
	{
		route: "/share/[id]",
		path: ({ shareGroupId }) => `/share/${shareGroupId}`,
		expected: pageWith((visitor) => visitor === "group creator"),
	},
	{ route: "/share/[id]", about: "no id", path: () => "/share/nonsense", expected: page(everybody("404")) },
	{
		route: "/share/[id]/report",
		path: async (world) => `/share/${await aGroup(world)}/report`,
		expected: pageWith(readsReport),
	},
	{
		route: "/share/[id]/report",
		about: "no group",
		path: () => `/share/${NOBODYS_ID}/report`,
		expected: page(everybody("404")),
	},
	{
		route: "/share/[id]/report.csv",
		path: async (world) => `/share/${await aGroup(world)}/report.csv`,
		expected: pageWith(readsReport),
	},
	{
		route: "/share/[id]/report.csv",
		about: "no id",
		path: () => "/share/nonsense/report.csv",
		expected: page(everybody("404")),
	},
	{
		route: "/stop-mail",
		about: "no link",
		path: () => "/stop-mail?token=nonsense",
		expected: everybody("200"),
	},
	{ route: "/use-credits", path: () => "/use-credits", expected: page(everybody("200")) },
	{
		route: "/operator",
		path: () => "/operator",
		expected: page((visitor) => {
			if (hasRight(visitor, "manage_orders")) return "307 /operator/orders";
			return hasRight(visitor, "manage_mail") ? "307 /operator/mail" : "404";
		}),
	},
	{
		route: "/operator/mail",
		path: () => "/operator/mail",
		expected: pageWith((visitor) => hasRight(visitor, "manage_mail")),
	},
	{
		route: "/operator/mail/[id]",
		path: ({ mailId }) => `/operator/mail/${mailId}`,
		expected: pageWith((visitor) => hasRight(visitor, "manage_mail")),
	},
	{
		route: "/operator/mail/[id]",
		about: "no mail",
		path: () => `/operator/mail/${NOBODYS_ID}`,
		expected: page(everybody("404")),
	},
	{
		route: "/operator/orders",
		path: () => "/operator/orders",
		expected: pageWith((visitor) => hasRight(visitor, "manage_orders")),
	},
	{
		route: "/admin/roles",
		path: () => "/admin/roles",
		expected: pageWith((visitor) => hasRight(visitor, "edit_user_role")),
	},
	{
		route: "/admin/audit",
		path: () => "/admin/audit",
		expected: pageWith((visitor) => hasRight(visitor, "view_audit_log")),
	},
	{
		route: "/admin/users",
		path: () => "/admin/users",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/users/[id]",
		path: ({ people }) => `/admin/users/${people.member.id}`,
		expected: thingWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/users/[id]",
		about: "somebody of another organization",
		path: ({ people }) => `/admin/users/${people["administrator elsewhere"].id}`,
		expected: pageWith((visitor) => visitor === "administrator elsewhere"),
	},
	{
		route: "/admin/users/[id]",
		about: "no id",
		path: () => "/admin/users/nonsense",
		expected: page(everybody("404")),
	},
	{
		route: "/admin",
		path: () => "/admin",
		expected: page((visitor) => {
			if (hasRight(visitor, "view_user_list")) return "307 /admin/users";
			return hasRight(visitor, "edit_user_role") ? "307 /admin/roles" : "404";
		}),
	},
	...COMING_IN_ROUTE_CASES,
];
