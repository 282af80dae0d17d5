import { everybody, page, pageWith, type RouteCase } from "../table.ts";
import { hasRight } from "../visitors.ts";

/** Help is for everybody who is signed in, but a topic about a page only for those who can open that page. */
export const HELP_ROUTE_CASES: readonly RouteCase[] = [
	{ route: "/help", path: () => "/help", expected: page(everybody("200")) },
	{ route: "/help/[topic]", path: () => "/help/credit-sharing", expected: page(everybody("200")) },
	{
		route: "/help/[topic]",
		about: "a page of Admin",
		path: () => "/help/admin-users",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/help/[topic]",
		about: "a page of Operator",
		path: () => "/help/operator-orders",
		expected: pageWith((visitor) => hasRight(visitor, "manage_orders")),
	},
	{ route: "/help/[topic]", about: "none", path: () => "/help/nonsense", expected: page(everybody("404")) },
];
