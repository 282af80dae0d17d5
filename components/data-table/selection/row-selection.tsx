"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

interface Selection {
	readonly keys: readonly string[];
	readonly set: (keys: readonly string[]) => void;
	/** Of the rows that have been shown, by key. */
	readonly names: Map<string, string>;
}

const SelectionContext = createContext<Selection | null>(null);

/** Which of a page's rows are selected. Those that can be are `SelectRow`s; a bar under them says what can be done. */
export function RowSelection({ children }: { children: ReactNode }) {
	const [keys, set] = useState<readonly string[]>([]);
	const [names] = useState(() => new Map<string, string>());
	const selection = useMemo(() => ({ keys, set, names }), [keys, names]);
	return <SelectionContext.Provider value={selection}>{children}</SelectionContext.Provider>;
}

/** The selected rows, and what changes them. */
export function useSelection(): Selection {
	const selection = useContext(SelectionContext);
	if (!selection) throw new Error("Rows are selected within a RowSelection.");
	return selection;
}
