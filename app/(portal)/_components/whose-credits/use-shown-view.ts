"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { RequestedView } from "@/lib/owners/credit-view.ts";
import { VIEW_PATHS } from "./view-paths.ts";

/** Whose credits are shown: what the address says, else what the session has kept (product.md 7). */
export function useShownView(kept: RequestedView): { shown: RequestedView; isOnView: boolean } {
	const isOnView = VIEW_PATHS.includes(usePathname());
	const asked = useSearchParams().get("view");
	const isNamed = isOnView && (asked === "own" || asked === "owner");
	return { shown: isNamed ? asked : kept, isOnView };
}
