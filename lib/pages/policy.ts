import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { env } from "@/lib/platform/env.ts";
import { type PageGroup, PORTAL_PAGES, type PortalPage } from "./portal-pages.ts";

/** Where the operator's people start: for all of them who have a right to another of the operator's pages. */
const OPERATORS_START: PortalPage = "/operator/overview";

/** The pages of a part of the portal that this user may open, in the order in which they are listed. */
export function pagesToOpen(actor: Actor, group: PageGroup): readonly PortalPage[] {
	const pages: readonly (readonly [page: string, rights: readonly UserRight[]])[] = Object.entries(PORTAL_PAGES[group]);
	const may = pages.filter(
		([page, rights]) => isThere(page, actor) && rights.every((right) => actor.rights.has(right)),
	);
	const open = may.map(([page]) => page as PortalPage);
	return open.length === 1 && open[0] === OPERATORS_START ? [] : open;
}

/** Whether this user may open a page; of one about a thing, whether they may open it for some. */
export function mayOpen(actor: Actor, page: PortalPage): boolean {
	const groups = Object.keys(PORTAL_PAGES) as PageGroup[];
	return groups.some((group) => page in PORTAL_PAGES[group] && pagesToOpen(actor, group).includes(page));
}

function isThere(page: string, actor: Actor): boolean {
	if (page === ("/use-credits" satisfies PortalPage)) return env.DEMO_MODE;
	return !page.startsWith("/operator/") || actor.isOperator;
}
