"use client";

/** The last query of each list, by its path: kept until the page is reloaded. */
const asked = new Map<string, string>();

export function rememberList(path: string, query: string): void {
	asked.set(path, query);
}

/** The way back to a list as it was left: with its search, filters and order. */
export function addressOfList(path: string): string {
	const query = asked.get(path);
	return query ? `${path}?${query}` : path;
}
