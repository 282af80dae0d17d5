import type { PortalPage } from "./portal-pages.ts";

/** The key that is pressed after `g` to go to a page. */
export const PAGE_KEYS: Readonly<Partial<Record<PortalPage, string>>> = {
	"/overview": "o",
	"/usage": "u",
	"/orders": "h",
	"/billing": "b",
	"/purchase": "p",
	"/credits": "c",
	"/share": "s",
	"/notifications": "n",
	"/profile": "i",
	"/admin/overview": "a",
	"/admin/users": "e",
	"/admin/orders": "d",
	"/operator/overview": "v",
	"/operator/orders": "y",
	"/operator/organizations": "z",
};
