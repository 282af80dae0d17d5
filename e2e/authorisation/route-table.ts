import { ADMIN_ROUTE_CASES } from "./routes/admin-routes.ts";
import { CHARGE_ROUTE_CASES } from "./routes/charge-routes.ts";
import { COMING_IN_ROUTE_CASES } from "./routes/coming-in-routes.ts";
import { HELP_ROUTE_CASES } from "./routes/help-routes.ts";
import { MACHINE_ROUTE_CASES } from "./routes/machine-routes.ts";
import { OPERATOR_ROUTE_CASES } from "./routes/operator-routes.ts";
import { ORDER_ROUTE_CASES } from "./routes/order-routes.ts";
import { REQUEST_ROUTE_CASES } from "./routes/request-routes.ts";
import { SHARE_GROUP_ROUTE_CASES } from "./routes/share-group-routes.ts";
import {
	administratorForCreditUser,
	everybody,
	idsOfActors,
	namesForOwner,
	namesInNotices,
	page,
	pageWith,
	type RouteCase,
	SPENDING_FILES,
} from "./table.ts";
import { hasRight, isNobody } from "./visitors.ts";
import { UNKNOWN_ID } from "./world.ts";

const withNotices = { expected: page(everybody("200")), learns: namesInNotices };
const whereOwnersSeeNames = { expected: page(everybody("200")), learns: namesForOwner };

/** Every page and route handler, with what each kind of visitor gets. What the build has and this hasn't fails, and the reverse. */
export const ROUTE_CASES: readonly RouteCase[] = [
	{
		route: "/",
		path: () => "/",
		expected: page((visitor) => (visitor.startsWith("operator") ? "307 /operator/overview" : "307 /overview")),
	},
	{
		route: "/sign-in",
		path: () => "/sign-in",
		expected: (visitor) => (isNobody(visitor) ? "200" : "307 /"),
	},
	{ route: "/overview", path: () => "/overview", expected: page(everybody("200")) },
	{ route: "/overview", about: "one's own", path: () => "/overview?view=own", expected: page(everybody("200")) },
	{ route: "/overview", about: "the owner's", path: () => "/overview?view=owner", expected: page(everybody("200")) },
	{ route: "/overview/limits", path: () => "/overview/limits", ...whereOwnersSeeNames },
	{ route: "/overview/limits/csv", path: () => "/overview/limits/csv", ...whereOwnersSeeNames },
	{ route: "/usage", path: () => "/usage", expected: page(everybody("200")) },
	{ route: "/usage", about: "one's own", path: () => "/usage?view=own", expected: page(everybody("200")) },
	{ route: "/usage/csv", path: () => "/usage/csv", expected: page(everybody("200")) },
	{ route: "/usage/csv", about: "one's own", path: () => "/usage/csv?view=own", expected: page(everybody("200")) },
	...CHARGE_ROUTE_CASES,
	...ORDER_ROUTE_CASES,
	{ route: "/notifications", path: () => "/notifications", ...withNotices },
	{ route: "/notifications/csv", path: () => "/notifications/csv", ...withNotices },
	{
		route: "/notifications/unread",
		path: () => "/notifications/unread",
		expected: (visitor) => (isNobody(visitor) ? "401" : "200"),
	},
	...["/profile", "/profile/sessions.csv", "/profile/sign-ins.csv"].map(
		(route): RouteCase => ({ route, path: () => route, expected: page(everybody("200")) }),
	),
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
		learns: administratorForCreditUser,
	},
	{
		route: "/purchase/[planId]",
		path: ({ planId }) => `/purchase/${planId}`,
		expected: pageWith((visitor) => hasRight(visitor, "purchase")),
		learns: administratorForCreditUser,
	},
	{
		route: "/purchase/[planId]",
		about: "no plan",
		path: () => `/purchase/${UNKNOWN_ID}`,
		expected: page(everybody("404")),
	},
	...["/credits", "/credits/csv", "/credits/subscriptions.csv", "/credits/requests.csv"].map(
		(route): RouteCase => ({ route, path: () => route, expected: page(everybody("200")) }),
	),
	...SPENDING_FILES.map(
		(file): RouteCase => ({
			route: "/credits/spending/[file]",
			about: file,
			path: () => `/credits/spending/${file}`,
			...whereOwnersSeeNames,
		}),
	),
	{
		route: "/credits/spending/[file]",
		about: "no file",
		path: () => "/credits/spending/nothing.csv",
		expected: page(everybody("404")),
	},
	{
		route: "/credits/statement",
		about: "one's own",
		path: () => "/credits/statement?credit_type=email",
		expected: page(everybody("200")),
		learns: idsOfActors,
	},
	{
		route: "/credits/refill",
		path: () => "/credits/refill",
		expected: page(everybody("200")),
		learns: administratorForCreditUser,
	},
	{ route: "/credits/refill/csv", path: () => "/credits/refill/csv", expected: page(everybody("200")) },
	{
		route: "/stop-mail",
		about: "no link",
		path: () => "/stop-mail?token=nonsense",
		expected: everybody("200"),
	},
	{ route: "/use-credits", path: () => "/use-credits", expected: page(everybody("200")) },
	...ADMIN_ROUTE_CASES,
	...COMING_IN_ROUTE_CASES,
	...HELP_ROUTE_CASES,
	...MACHINE_ROUTE_CASES,
	...OPERATOR_ROUTE_CASES,
	...REQUEST_ROUTE_CASES,
	...SHARE_GROUP_ROUTE_CASES,
];
