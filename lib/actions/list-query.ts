/** Which rows of a list are wanted, and in which order. Each list adds what it can be filtered by; null is: not filtered. */
export interface ListQuery<Sort extends string> {
	/** Trimmed; empty where nothing is searched. */
	readonly search: string;
	readonly sort: Sort;
	readonly descending: boolean;
	/** How many rows come before the wanted ones. */
	readonly offset: number;
	readonly limit: number;
}
