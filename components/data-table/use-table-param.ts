"use client";

import { debounce, parseAsString, useQueryStates } from "nuqs";
import { useTableTransition } from "./table-transition.tsx";

const TYPING_MS = 250;

/** One value of the table's address. Setting it (null drops it) asks the server anew, from the first page on. */
export function useTableParam(name: string, { whileTyping = false } = {}) {
	const { startTransition } = useTableTransition();
	const [values, setValues] = useQueryStates(
		{ [name]: parseAsString, page: parseAsString },
		{ shallow: false, startTransition, history: whileTyping ? "replace" : "push", scroll: false },
	);
	const set = (value: string | null) =>
		setValues(
			{ [name]: value, page: null },
			whileTyping && value ? { limitUrlUpdates: debounce(TYPING_MS) } : undefined,
		);
	return [values[name] ?? null, set] as const;
}
