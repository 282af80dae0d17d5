"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import type { RequestedView } from "@/lib/owners/credit-view.ts";

/** Names in the address whose credits the page shows, so that a bookmark and the next filter name it too. */
export function NamedView({ view }: { view: RequestedView }) {
	const path = usePathname();
	const query = useSearchParams().toString();
	useEffect(() => {
		const asked = new URLSearchParams(query);
		if (asked.get("view") === view) return;
		asked.set("view", view);
		window.history.replaceState(null, "", `${path}?${asked}${window.location.hash}`);
	}, [path, query, view]);
	return null;
}
