import { everybody, page, pageWith, type RouteCase } from "../table.ts";
import { hasRight, isNobody } from "../visitors.ts";

/** The pages on which users come in, or let others in. A link that isn't good says so to all alike. */
export const COMING_IN_ROUTE_CASES: readonly RouteCase[] = [
	{
		route: "/sign-up",
		path: () => "/sign-up",
		expected: (visitor) => (isNobody(visitor) ? "200" : "307 /"),
	},
	{ route: "/sign-up/finish", path: () => "/sign-up/finish?token=nonsense", expected: everybody("200") },
	{ route: "/forgotten-password", path: () => "/forgotten-password", expected: everybody("200") },
	{ route: "/reset-password", path: () => "/reset-password?token=nonsense", expected: everybody("200") },
	{ route: "/come-in", path: () => "/come-in?token=nonsense", expected: everybody("200") },
	{ route: "/invitation", path: () => "/invitation?token=nonsense", expected: everybody("200") },
	{ route: "/confirm-billing-email", path: () => "/confirm-billing-email?token=nonsense", expected: everybody("200") },
	{ route: "/confirm-alerts", path: () => "/confirm-alerts?token=nonsense", expected: everybody("200") },
	{ route: "/setup", about: "with a token", path: () => "/setup?token=nonsense", expected: everybody("404") },
	{ route: "/setup", path: () => "/setup", expected: everybody("404") },
	{
		route: "/admin/users/invitations",
		path: () => "/admin/users/invitations",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/users/invite",
		path: () => "/admin/users/invite",
		expected: page((visitor) =>
			hasRight(visitor, "view_user_list") && hasRight(visitor, "edit_user") ? "200" : "404",
		),
	},
];
