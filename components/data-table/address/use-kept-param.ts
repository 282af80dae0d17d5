"use client";

import { usePathname } from "next/navigation";
import { type KeptChoice, keepChoice } from "./kept-choices.ts";
import { useTableParam } from "./use-table-param.ts";

/** As `useTableParam`, for how a list is shown: this browser keeps it, so that the next visit finds it so. */
export function useKeptParam(name: KeptChoice) {
	const [value, setValue] = useTableParam(name);
	const path = usePathname();
	const set = (next: string | null) => {
		keepChoice(path, { name, value: next });
		setValue(next);
	};
	return [value, set] as const;
}
