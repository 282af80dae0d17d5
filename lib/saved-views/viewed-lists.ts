import type { PortalPage } from "@/lib/pages/portal-pages.ts";

/** The lists whose filters, order and columns can be saved as a view, by their pages. */
export const VIEWED_LISTS = [
	...(["/usage", "/orders"] as const),
	...(["/admin/users", "/admin/orders", "/admin/audit"] as const),
	...(["/operator/orders", "/operator/organizations", "/operator/mail"] as const),
] as const satisfies readonly PortalPage[];

export type ViewedList = (typeof VIEWED_LISTS)[number];
