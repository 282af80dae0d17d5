import type { ReactNode } from "react";

/** A thing that is put into order; its name is what screen readers say. */
export interface SortableItem {
	readonly id: string;
	readonly name: string;
	readonly content: ReactNode;
}
