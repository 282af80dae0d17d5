import { everybody, page, pageWith, type RouteCase, SPENDING_FILES } from "../table.ts";
import { hasRight } from "../visitors.ts";
import { UNKNOWN_ID, type World } from "../world.ts";

/** The operator's pages: each for those who have its right, and nobody else is told that it is there. */
export const OPERATOR_ROUTE_CASES: readonly RouteCase[] = [
	{
		route: "/operator",
		path: () => "/operator",
		expected: page((visitor) => (visitor.startsWith("operator") ? "307 /operator/overview" : "404")),
	},
	{
		route: "/operator/overview",
		path: () => "/operator/overview",
		expected: pageWith((visitor) => visitor.startsWith("operator")),
	},
	...["", "/csv"].map(
		(file): RouteCase => ({
			route: `/operator/overview/[type]${file}`,
			path: () => `/operator/overview/email${file}`,
			expected: pageWith((visitor) => hasRight(visitor, "manage_organizations")),
		}),
	),
	{
		route: "/operator/overview/[type]",
		about: "no credit type",
		path: () => "/operator/overview/nothing",
		expected: page(everybody("404")),
	},
	{
		route: "/operator/organizations",
		path: () => "/operator/organizations",
		expected: pageWith((visitor) => hasRight(visitor, "manage_organizations")),
	},
	{
		route: "/operator/organizations/[id]",
		path: ({ here }) => `/operator/organizations/${here.id}`,
		expected: pageWith((visitor) => hasRight(visitor, "manage_organizations")),
	},
	{
		route: "/operator/organizations/[id]",
		about: "no organization",
		path: () => `/operator/organizations/${UNKNOWN_ID}`,
		expected: page(everybody("404")),
	},
	{
		route: "/operator/organizations/csv",
		path: () => "/operator/organizations/csv",
		expected: pageWith((visitor) => hasRight(visitor, "manage_organizations")),
	},
	{
		route: "/operator/organizations/[id]/close",
		path: ({ here }) => `/operator/organizations/${here.id}/close`,
		expected: pageWith((visitor) => hasRight(visitor, "manage_organizations")),
	},
	{
		route: "/operator/organizations/[id]/close",
		about: "no organization",
		path: () => `/operator/organizations/${UNKNOWN_ID}/close`,
		expected: page(everybody("404")),
	},
	...(["people.csv", "groups.csv"] as const).flatMap((file): RouteCase[] => [
		{
			route: `/operator/organizations/[id]/${file}`,
			path: ({ here }) => `/operator/organizations/${here.id}/${file}`,
			expected: pageWith((visitor) => hasRight(visitor, "manage_organizations")),
		},
		{
			route: `/operator/organizations/[id]/${file}`,
			about: "no organization",
			path: () => `/operator/organizations/${UNKNOWN_ID}/${file}`,
			expected: page(everybody("404")),
		},
	]),
	...(["people", "subscriptions", "usage", "balances", "audit"] as const).map((file) => ({
		route: "/operator/organizations/[id]/export/[file]",
		about: file,
		path: ({ here }: World) => `/operator/organizations/${here.id}/export/${file}`,
		expected: pageWith((visitor) => hasRight(visitor, "manage_organizations")),
	})),
	{
		route: "/operator/organizations/[id]/export/[file]",
		about: "orders",
		path: ({ here }) => `/operator/organizations/${here.id}/export/orders`,
		expected: pageWith((visitor) => hasRight(visitor, "manage_organizations") && hasRight(visitor, "manage_orders")),
	},
	{
		route: "/operator/organizations/[id]/export/[file]",
		about: "no file",
		path: ({ here }) => `/operator/organizations/${here.id}/export/passwords`,
		expected: page(everybody("404")),
	},
	{
		route: "/operator/mail/csv",
		path: () => "/operator/mail/csv",
		expected: pageWith((visitor) => hasRight(visitor, "manage_mail")),
	},
	...["", "/csv", "/many", "/many/csv", "/refund", "/refund/csv"].map(
		(rest): RouteCase => ({
			route: `/operator/credits${rest}`,
			path: () => `/operator/credits${rest}`,
			expected: pageWith((visitor) => hasRight(visitor, "grant_credits")),
		}),
	),
	{
		route: "/operator/orders/elsewhere",
		path: () => "/operator/orders/elsewhere",
		expected: pageWith((visitor) => hasRight(visitor, "manage_orders")),
	},
	...(["lots/[type]/csv", "movements.csv"] as const).flatMap((file): RouteCase[] => [
		{
			route: `/operator/credits/[id]/${file}`,
			path: ({ people }) => `/operator/credits/${people.member.id}/${file.replace("[type]", "email")}`,
			expected: pageWith((visitor) => hasRight(visitor, "grant_credits")),
		},
		{
			route: `/operator/credits/[id]/${file}`,
			about: "nobody",
			path: () => `/operator/credits/${UNKNOWN_ID}/${file.replace("[type]", "email")}`,
			expected: page(everybody("404")),
		},
	]),
	{
		route: "/operator/credits/[id]/lots/[type]/csv",
		about: "no credit type",
		path: ({ people }) => `/operator/credits/${people.member.id}/lots/nothing/csv`,
		expected: page(everybody("404")),
	},
	{
		route: "/operator/credits/[id]",
		path: ({ people }) => `/operator/credits/${people.member.id}`,
		expected: pageWith((visitor) => hasRight(visitor, "grant_credits")),
	},
	{
		route: "/operator/credits/[id]",
		about: "nobody",
		path: () => `/operator/credits/${UNKNOWN_ID}`,
		expected: page(everybody("404")),
	},
	{
		route: "/operator/settings",
		path: () => "/operator/settings",
		expected: pageWith((visitor) => hasRight(visitor, "manage_seller")),
	},
	{
		route: "/logo/[version]",
		about: "none",
		path: () => `/logo/${UNKNOWN_ID}`,
		expected: everybody("404"),
	},
	{
		route: "/operator/seller",
		path: () => "/operator/seller",
		expected: pageWith((visitor) => hasRight(visitor, "manage_seller")),
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
		path: () => `/operator/mail/${UNKNOWN_ID}`,
		expected: page(everybody("404")),
	},
	{
		route: "/operator/orders",
		path: () => "/operator/orders",
		expected: pageWith((visitor) => hasRight(visitor, "manage_orders")),
	},
	{
		route: "/operator/orders/csv",
		path: () => "/operator/orders/csv",
		expected: pageWith((visitor) => hasRight(visitor, "manage_orders")),
	},
	...["", "/checks.csv"].map(
		(rest): RouteCase => ({
			route: `/operator/ledger${rest}`,
			path: () => `/operator/ledger${rest}`,
			expected: pageWith((visitor) => hasRight(visitor, "manage_orders")),
		}),
	),
	...SPENDING_FILES.map(
		(file): RouteCase => ({
			route: "/operator/ledger/spending/[file]",
			about: file,
			path: () => `/operator/ledger/spending/${file}`,
			expected: pageWith((visitor) => hasRight(visitor, "manage_orders")),
		}),
	),
	{
		route: "/operator/api-keys",
		path: () => "/operator/api-keys",
		expected: pageWith((visitor) => visitor === "operator"),
	},
	{
		route: "/operator/plans",
		path: () => "/operator/plans",
		expected: pageWith((visitor) => hasRight(visitor, "manage_catalogue")),
	},
	{
		route: "/operator/plans/new",
		path: () => "/operator/plans/new?type=email",
		expected: pageWith((visitor) => hasRight(visitor, "manage_catalogue")),
	},
	{
		route: "/operator/plans/[id]",
		path: ({ planId }) => `/operator/plans/${planId}`,
		expected: pageWith((visitor) => hasRight(visitor, "manage_catalogue")),
	},
	{
		route: "/operator/plans/[id]",
		about: "no plan",
		path: () => `/operator/plans/${UNKNOWN_ID}`,
		expected: page(everybody("404")),
	},
	{
		route: "/operator/credit-types",
		path: () => "/operator/credit-types",
		expected: pageWith((visitor) => hasRight(visitor, "manage_catalogue")),
	},
];
