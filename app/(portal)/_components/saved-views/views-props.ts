import type { SavedView } from "@/lib/saved-views/queries.ts";
import type { ViewedList } from "@/lib/saved-views/viewed-lists.ts";

/** What the menu of views is given. */
export interface ViewsProps {
	/** What the button says, and what it is to screen readers. */
	label: string;
	name: string;
	list: ViewedList;
	/** What the list shows now. */
	query: string;
	/** The view that the address names; null for none. */
	current: SavedView | null;
	/** Whether the list shows something else. */
	isChanged: boolean;
}

/** A window that the menu opens. */
export type ViewsWindow = "save" | "change" | "delete";
