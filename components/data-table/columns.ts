import type { ReactNode } from "react";

/**
 * Where a column's value goes when there is no room for a table: `title` in bold at the upper left, `aside` at the upper
 * right, `action` right of it, `secondary` quietly under the title, `detail` after that with its name, `below` as a line
 * without, `hidden` nowhere.
 */
export type NarrowPlace = "title" | "aside" | "action" | "secondary" | "detail" | "below" | "hidden";

export interface TableColumn<Row> {
	/** Also its name in the address, where it is sortable or chosen. */
	id: string;
	header: string;
	/** A number or bigint of a numeric column is shown as `Credits` would. */
	cell: (row: Row) => ReactNode;
	/** Right-aligned, figures under each other. */
	numeric?: boolean;
	sortable?: boolean;
	/** The direction of the first click; `desc` suits dates and amounts. Default `asc`. */
	firstDirection?: "asc" | "desc";
	narrow?: NarrowPlace;
	/** Can't be hidden in the column choice. */
	alwaysShown?: boolean;
	/** Default true; false for a column that is shown only when chosen. */
	shownAtFirst?: boolean;
	/** Its header is read out but not seen: a column of icons. */
	headerHidden?: boolean;
	/** What is seen in place of the header, where there is room for a table: a tick for all rows. */
	headerCell?: ReactNode;
	/** Breaks long words and lines; by default a cell stays on one line. */
	wrap?: boolean;
	/**
	 * Gives way where there isn't room for all columns of a table: 1 first, 3 last; without a table it is hidden, unless
	 * `narrow` says otherwise. By default a column never gives way, nor does one that the reader chose.
	 */
	minor?: 1 | 2 | 3 | undefined;
	/** A class, "w-1/4", where tables of the same columns stand under each other. By default as wide as its cells. */
	width?: string;
}

/** A shown column as the browser gets it: without the function that fills it. */
export interface ShownColumn {
	readonly id: string;
	readonly header: string;
	readonly numeric: boolean;
	readonly narrow: NarrowPlace;
	readonly headerHidden: boolean;
	readonly headerCell: ReactNode;
	readonly wrap: boolean;
	readonly minor: 1 | 2 | 3 | undefined;
	readonly width: string | undefined;
	/** How the database has sorted the rows by it; false if by another column. */
	readonly sorted: "asc" | "desc" | false;
	/** The address that sorts by it, or reverses the order; null if it can't be sorted. */
	readonly sortHref: string | null;
}

/** A row as the browser gets it: its cells, made on the server, in the order of the shown columns. */
export interface ShownRow {
	readonly key: string;
	readonly cells: readonly ReactNode[];
}

export const minorClasses = { 1: "minor-1:hidden!", 2: "minor-2:hidden!", 3: "minor-3:hidden!" } as const;
