/** Leads every user to their start page. */
export const START_PATH = "/";

const HERE = "http://here.invalid";

/**
 * Where to go after signing in: a path of this portal, or the start page where the requested path leads anywhere else.
 */
export function safeNextPath(wanted: unknown): string {
	if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, HERE)) return START_PATH;
	const url = new URL(wanted, HERE);
	const leadsAway = url.origin !== HERE || url.pathname.startsWith("//");
	const isNoPage = url.pathname === "/" || /^\/(api|sign-in)(\/|$)/.test(url.pathname);
	return leadsAway || isNoPage ? START_PATH : url.pathname + url.search;
}
