"use client";

import { useEffect, useRef, useState } from "react";
import { useTableParam } from "../address/use-table-param.ts";

const TYPING_MS = 250;

/**
 * The table's search while it is typed: it is sent a moment after the last key, unless the user follows a link in that
 * moment.
 */
export function useTypedSearch() {
	const [search, setSearch] = useTableParam("q", { history: "replace" });
	const [typed, setTyped] = useState<string | null>(null);
	const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => {
		const forget = () => clearTimeout(waiting.current);
		const forgetOnLink = ({ target }: MouseEvent) => {
			if (target instanceof Element && target.closest("a[href]")) forget();
		};
		document.addEventListener("click", forgetOnLink, { capture: true });
		return () => {
			document.removeEventListener("click", forgetOnLink, { capture: true });
			forget();
		};
	}, []);
	const ask = (text: string) => {
		setTyped(null);
		setSearch(text === "" ? null : text);
	};
	const type = (text: string) => {
		setTyped(text);
		clearTimeout(waiting.current);
		if (text === "") ask(text);
		else waiting.current = setTimeout(ask, TYPING_MS, text);
	};
	return [typed ?? search ?? "", type] as const;
}
