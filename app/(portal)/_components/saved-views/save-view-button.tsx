"use client";

import { BookmarkPlus } from "lucide-react";
import { lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { ViewedList } from "@/lib/saved-views/viewed-lists.ts";

const load = () => import("./view-window.tsx");
const ViewWindow = lazy(load);

/** Saves what a list shows as a view. */
export function SaveViewButton({ label, ...shown }: { label: string; list: ViewedList; query: string }) {
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="ghost" size="icon" aria-label={label} title={label} {...opening}>
					<BookmarkPlus aria-hidden />
				</Button>
			)}
			window={(props) => (
				<LateTexts of={["savedViews"]}>
					<ViewWindow {...shown} view={null} {...props} />
				</LateTexts>
			)}
		/>
	);
}
