/** Which rows of a list are wanted, and in which order. Each list adds its own filters; null means not filtered. */
export interface ListQuery<Sort extends string> {
	/** Trimmed; empty where there is no search. */
	readonly search: string;
	readonly sort: Sort;
	readonly descending: boolean;
	/** How many rows to skip. */
	readonly offset: number;
	readonly limit: number;
}
