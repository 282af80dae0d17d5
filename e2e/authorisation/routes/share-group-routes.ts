import {
	administratorForCreditUser,
	everybody,
	idsOfActors,
	namesOfOffers,
	page,
	pageWith,
	type RouteCase,
} from "../table.ts";
import type { Visitor } from "../visitors.ts";
import { aGroup, UNKNOWN_ID } from "../world.ts";

/** A share group's report is its creator's, and a member's as far as it is about that member. */
const readsReport = (visitor: Visitor) => visitor === "group creator" || visitor === "group member";

const namesOnShareCredits: RouteCase["learns"] = (world, visitor) => [
	...administratorForCreditUser(world, visitor),
	...namesOfOffers(world, visitor),
];

/** The pages and files of share groups. */
export const SHARE_GROUP_ROUTE_CASES: readonly RouteCase[] = [
	{ route: "/share", path: () => "/share", expected: page(everybody("200")), learns: namesOnShareCredits },
	{
		route: "/share",
		about: "with me",
		path: () => "/share?tab=shared",
		expected: page(everybody("200")),
		learns: namesOnShareCredits,
	},
	...["", "?tab=shared", "?tab=deleted"].map(
		(tab): RouteCase => ({
			route: "/share/csv",
			about: tab,
			path: () => `/share/csv${tab}`,
			expected: page(everybody("200")),
			learns: namesOnShareCredits,
		}),
	),
	...(["movements.csv", "spending/holds.csv", "spending/refusals.csv"] as const).flatMap((file): RouteCase[] => {
		const route = `/share/[id]/${file.startsWith("spending") ? "spending/[file]" : file}`;
		return [
			{
				route,
				about: file,
				path: async (world) => `/share/${await aGroup(world)}/${file}`,
				expected: pageWith((visitor) => visitor === "group creator"),
			},
			{ route, about: `${file}, no id`, path: () => `/share/nonsense/${file}`, expected: page(everybody("404")) },
		];
	}),
	{
		route: "/share/[id]",
		path: ({ shareGroupId }) => `/share/${shareGroupId}`,
		expected: pageWith((visitor) => visitor === "group creator"),
	},
	{ route: "/share/[id]", about: "no id", path: () => "/share/nonsense", expected: page(everybody("404")) },
	{
		route: "/share/[id]/members.csv",
		path: ({ shareGroupId }) => `/share/${shareGroupId}/members.csv`,
		expected: pageWith((visitor) => visitor === "group creator"),
	},
	{
		route: "/share/[id]/members.csv",
		about: "no id",
		path: () => "/share/nonsense/members.csv",
		expected: page(everybody("404")),
	},
	{
		route: "/share/[id]/report",
		path: async (world) => `/share/${await aGroup(world)}/report`,
		expected: pageWith(readsReport),
	},
	{
		route: "/share/[id]/report",
		about: "no group",
		path: () => `/share/${UNKNOWN_ID}/report`,
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
		route: "/share/[id]/statement",
		path: async (world) => `/share/${await aGroup(world)}/statement?credit_type=email`,
		expected: pageWith((visitor) => visitor === "group creator"),
		learns: idsOfActors,
	},
	{
		route: "/share/[id]/statement",
		about: "no id",
		path: () => "/share/nonsense/statement?credit_type=email",
		expected: page(everybody("404")),
	},
];
