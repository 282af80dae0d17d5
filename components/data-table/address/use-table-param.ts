"use client";

import { usePathname } from "next/navigation";
import { useTableAddress } from "./table-address.ts";

interface Change {
	readonly history?: "push" | "replace";
}

/** One value of the table's address. Setting it (null drops it) queries the server again, from the first page. */
export function useTableParam(name: string, change: Change = {}) {
	const { asked } = useTableAddress();
	const setAll = useSetTableParams(change);
	return [new URLSearchParams(asked).get(name), (value: string | null) => setAll({ [name]: value })] as const;
}

/** Sets several values of the table's address at once, so that the server is queried once. */
export function useSetTableParams({ history = "push" }: Change = {}) {
	const { asked, go } = useTableAddress();
	const path = usePathname();
	return (values: Readonly<Record<string, string | null>>) => {
		const query = new URLSearchParams(asked);
		query.delete("page");
		for (const [name, value] of Object.entries(values)) {
			if (value === null) query.delete(name);
			else query.set(name, value);
		}
		go(`${path}?${query}`.replaceAll("%2C", ",").replace(/\?$/, ""), history);
	};
}
