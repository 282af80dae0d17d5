"use client";

/** What each list was asked for last, by its path: kept as long as nobody reloads the page. */
const asked = new Map<string, string>();

export function rememberList(path: string, query: string): void {
	asked.set(path, query);
}

/** The way back to a list as it was left: with its search, filters and order. */
export function addressOfList(path: string): string {
	const query = asked.get(path);
	return query ? `${path}?${query}` : path;
}
