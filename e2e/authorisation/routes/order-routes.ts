import { everybody, page, type RouteCase, thingWith } from "../table.ts";
import { hasRight } from "../visitors.ts";
import { aCreditNote, UNKNOWN_ID } from "../world.ts";

/** The buyer, and *View Billing* of the organization: papers show billing information (product.md 9). */
const seesPapers = thingWith((visitor) => visitor === "credit user" || hasRight(visitor, "view_billing"));

/** Order History, orders and their papers. */
export const ORDER_ROUTE_CASES: readonly RouteCase[] = [
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
		path: () => `/orders/${UNKNOWN_ID}`,
		expected: page(everybody("404")),
	},
	{ route: "/orders/[id]", about: "no id", path: () => "/orders/nonsense", expected: page(everybody("404")) },
	{
		route: "/orders/[id]/receipt",
		path: ({ orderId }) => `/orders/${orderId}/receipt`,
		expected: seesPapers,
	},
	{
		route: "/orders/[id]/invoice.pdf",
		path: ({ orderId }) => `/orders/${orderId}/invoice.pdf`,
		expected: seesPapers,
	},
	{
		route: "/orders/[id]/credit-notes/[noteId]",
		path: async (world) => `/orders/${world.orderId}/credit-notes/${await aCreditNote(world)}`,
		expected: seesPapers,
	},
	{
		route: "/orders/[id]/credit-notes/[noteId]/credit-note.pdf",
		path: async (world) => `/orders/${world.orderId}/credit-notes/${await aCreditNote(world)}/credit-note.pdf`,
		expected: seesPapers,
	},
];
