/** The list of what a bar counts: a list's address, with the bar's days as its period. */
export function barHref(list: string, { first, last }: { first: string; last: string }): string {
	return `${list}${list.includes("?") ? "&" : "?"}from=${first}&to=${last}`;
}
