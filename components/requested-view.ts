import { createLoader, parseAsStringLiteral } from "nuqs/server";

/** `?view=own`: a Credit User looks at their own; `?view=owner`: at their Credit Owner's (product.md 7). */
export const parseAsView = parseAsStringLiteral(["owner", "own"]);

export const loadView = createLoader({ view: parseAsView });

/** An address of a page that shows somebody's credits, naming whose; for those without a choice it is just the path. */
export function inView(path: string, { isCreditUser, view }: { isCreditUser: boolean; view: string }): string {
	return isCreditUser ? `${path}${path.includes("?") ? "&" : "?"}view=${view}` : path;
}
