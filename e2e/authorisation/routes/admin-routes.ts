import { aServiceUser } from "@/lib/testing/people.ts";
import { everybody, page, pageWith, type RouteCase, SPENDING_FILES, thingWith } from "../table.ts";
import { hasRight } from "../visitors.ts";

const seesPerson = thingWith((visitor) => hasRight(visitor, "view_user_list"));
const isThere = pageWith((visitor) => visitor === "administrator elsewhere");

/** The pages about one person (product.md 57). */
const PERSON_ROUTE_CASES: readonly RouteCase[] = [
	...(["usage", "usage/csv", "groups", "groups/csv", "orders", "orders/csv"] as const).flatMap((name): RouteCase[] => [
		{
			route: `/admin/users/[id]/${name}`,
			path: ({ people }) => `/admin/users/${people.member.id}/${name}`,
			expected: name.startsWith("orders")
				? thingWith((visitor) => hasRight(visitor, "view_user_list") && hasRight(visitor, "view_billing"))
				: seesPerson,
		},
		{
			route: `/admin/users/[id]/${name}`,
			about: "a user of another organization",
			path: ({ people }) => `/admin/users/${people["administrator elsewhere"].id}/${name}`,
			expected: isThere,
		},
	]),
	...SPENDING_FILES.flatMap((file): RouteCase[] => [
		{
			route: "/admin/users/[id]/spending/[file]",
			about: file,
			path: ({ people }) => `/admin/users/${people.member.id}/spending/${file}`,
			expected: seesPerson,
		},
		{
			route: "/admin/users/[id]/spending/[file]",
			about: `${file}, a user of another organization`,
			path: ({ people }) => `/admin/users/${people["administrator elsewhere"].id}/spending/${file}`,
			expected: isThere,
		},
	]),
];

/** The pages of Admin. */
export const ADMIN_ROUTE_CASES: readonly RouteCase[] = [
	{
		route: "/admin/overview",
		path: () => "/admin/overview",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/overview/[type]",
		path: () => "/admin/overview/email",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/overview/[type]/csv",
		path: () => "/admin/overview/email/csv",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/overview/[type]/csv",
		about: "no credit type",
		path: () => "/admin/overview/nothing/csv",
		expected: page(everybody("404")),
	},
	{
		route: "/admin/overview/[type]",
		about: "no credit type",
		path: () => "/admin/overview/nothing",
		expected: page(everybody("404")),
	},
	{
		route: "/admin/organization",
		path: () => "/admin/organization",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list") && hasRight(visitor, "edit_user")),
	},
	{
		route: "/admin/orders",
		path: () => "/admin/orders",
		expected: pageWith((visitor) => hasRight(visitor, "view_billing")),
	},
	{
		route: "/admin/orders/csv",
		path: () => "/admin/orders/csv",
		expected: pageWith((visitor) => hasRight(visitor, "view_billing")),
	},
	{
		route: "/admin/api-keys",
		path: () => "/admin/api-keys",
		expected: pageWith((visitor) => hasRight(visitor, "manage_api_keys")),
	},
	{
		route: "/admin/users/service-users",
		path: () => "/admin/users/service-users",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/users/service-users/[id]",
		path: async ({ db, here }) => `/admin/users/service-users/${(await aServiceUser(db, here)).id}`,
		expected: thingWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/users/service-users/[id]",
		about: "a person",
		path: ({ people }) => `/admin/users/service-users/${people.member.id}`,
		expected: page(everybody("404")),
	},
	{
		route: "/admin/roles",
		path: () => "/admin/roles",
		expected: pageWith((visitor) => hasRight(visitor, "edit_user_role")),
	},
	{
		route: "/admin/audit/csv",
		path: () => "/admin/audit/csv",
		expected: pageWith((visitor) => hasRight(visitor, "view_audit_log")),
	},
	{
		route: "/admin/audit",
		path: () => "/admin/audit",
		expected: pageWith((visitor) => hasRight(visitor, "view_audit_log")),
	},
	...["/admin/users/csv", "/admin/users/invitations/csv", "/admin/users/service-users/csv"].map(
		(route): RouteCase => ({
			route,
			path: () => route,
			expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
		}),
	),
	{
		route: "/admin/users",
		// Without a view: other rows of the table have chosen one with which it opens.
		path: () => "/admin/users?saved=none",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/users/owners",
		path: () => "/admin/users/owners",
		expected: pageWith((visitor) => hasRight(visitor, "view_user_list") && hasRight(visitor, "edit_user")),
	},
	{
		route: "/admin/users/[id]",
		path: ({ people }) => `/admin/users/${people.member.id}`,
		expected: thingWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/users/[id]",
		about: "a user of another organization",
		path: ({ people }) => `/admin/users/${people["administrator elsewhere"].id}`,
		expected: pageWith((visitor) => visitor === "administrator elsewhere"),
	},
	{
		route: "/admin/users/[id]",
		about: "no id",
		path: () => "/admin/users/nonsense",
		expected: page(everybody("404")),
	},
	...PERSON_ROUTE_CASES,
	{
		route: "/admin",
		path: () => "/admin",
		expected: page((visitor) => {
			if (hasRight(visitor, "view_user_list")) return "307 /admin/overview";
			return hasRight(visitor, "view_billing") ? "307 /admin/orders" : "404";
		}),
	},
];
