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
