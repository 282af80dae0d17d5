import type { TableState } from "./search-params.ts";

/** Whether a list is narrowed down by this value of one filter, and by nothing else. */
export function isOnlyFilter(
	{ query, filters }: { readonly query: Pick<TableState["query"], "search">; readonly filters: object },
	{ name, value }: { readonly name: string; readonly value: string },
): boolean {
	if (query.search) return false;
	return Object.entries(filters).every(([other, chosen]) => chosen === (other === name ? value : null));
}
