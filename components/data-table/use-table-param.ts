"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useTableTransition } from "./table-transition.tsx";

/** One value of the table's address. Setting it (null drops it) asks the server anew, from the first page on. */
export function useTableParam(name: string, { history = "push" }: { history?: "push" | "replace" } = {}) {
	const { startTransition } = useTableTransition();
	const [values, setValues] = useQueryStates(
		{ [name]: parseAsString, page: parseAsString },
		{ shallow: false, startTransition, history, scroll: false },
	);
	const set = (value: string | null) => setValues({ [name]: value, page: null });
	return [values[name] ?? null, set] as const;
}
