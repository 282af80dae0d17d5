import { createContext, useContext } from "react";

interface TableAddress {
	/** What was asked last, as the address's query, although the answer may be on its way still. */
	readonly asked: string;
	/** Whether it is. */
	readonly pending: boolean;
	/** Asks the server for what another address of this page says. */
	readonly go: (href: string, history?: "push" | "replace") => void;
}

export const TableAddressContext = createContext<TableAddress | null>(null);

export function useTableAddress(): TableAddress {
	const address = useContext(TableAddressContext);
	if (!address) throw new Error("There is no table around this.");
	return address;
}
