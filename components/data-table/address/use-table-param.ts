"use client";

import { usePathname } from "next/navigation";
import { useTableAddress } from "./table-address.ts";

/** One value of the table's address. Setting it (null drops it) queries the server again, from the first page. */
export function useTableParam(name: string, { history = "push" }: { history?: "push" | "replace" } = {}) {
	const { asked, go } = useTableAddress();
	const path = usePathname();
	const set = (value: string | null) => {
		const query = new URLSearchParams(asked);
		query.delete("page");
		if (value === null) query.delete(name);
		else query.set(name, value);
		go(`${path}?${query}`.replaceAll("%2C", ",").replace(/\?$/, ""), history);
	};
	return [new URLSearchParams(asked).get(name), set] as const;
}
