import { administrates, aRequestTo } from "../actions/request-actions.ts";
import { everybody, namesForOwner, page, pageWith, type RouteCase } from "../table.ts";
import { hasRight } from "../visitors.ts";
import { UNKNOWN_ID } from "../world.ts";

/** The lists of requests for credits, and the page on which one is answered. */
export const REQUEST_ROUTE_CASES: readonly RouteCase[] = [
	// An owner sees who has answered what was put to them, too.
	{ route: "/requests", path: () => "/requests", expected: page(everybody("200")), learns: namesForOwner },
	{
		route: "/admin/requests",
		path: () => "/admin/requests",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list") && hasRight(visitor, "edit_user")),
	},
	{ route: "/requests/csv", path: () => "/requests/csv", expected: page(everybody("200")) },
	{
		route: "/admin/requests/csv",
		path: () => "/admin/requests/csv",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list") && hasRight(visitor, "edit_user")),
	},
	{
		route: "/requests/[id]",
		path: async (world) => `/requests/${(await aRequestTo(world, "owner and administrators")).requestId}`,
		expected: pageWith((visitor) => visitor === "owner" || administrates(visitor)),
	},
	{
		route: "/requests/[id]",
		about: "put to a share group's creator alone",
		path: async (world) => `/requests/${(await aRequestTo(world, "group creator")).requestId}`,
		expected: pageWith((visitor) => visitor === "group creator" || administrates(visitor)),
	},
	{ route: "/requests/[id]", about: "no id", path: () => "/requests/nonsense", expected: page(everybody("404")) },
	{
		route: "/requests/[id]",
		about: "no request",
		path: () => `/requests/${UNKNOWN_ID}`,
		expected: page(everybody("404")),
	},
];
