import { createContext, useContext } from "react";

export interface TableAddress {
	/** The query that was requested last, although the answer may still be on its way. */
	readonly asked: string;
	/** Whether the answer is on its way. */
	readonly pending: boolean;
	/** Navigates to another address of this page. */
	readonly go: (href: string, history?: "push" | "replace") => void;
}

export const TableAddressContext = createContext<TableAddress | null>(null);

export function useTableAddress(): TableAddress {
	const address = useContext(TableAddressContext);
	if (!address) throw new Error("There is no table around this.");
	return address;
}

/** Which parameter opens a panel over the list, and the list's address without it. */
export interface PanelAddress {
	readonly param: string;
	readonly closedHref: string;
}

export const PanelAddressContext = createContext<PanelAddress | null>(null);

export function usePanelAddress(): PanelAddress {
	const panel = useContext(PanelAddressContext);
	if (!panel) throw new Error("The address of this table opens no panel: see `opens`.");
	return panel;
}
