import { redirect } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { readDefaultView } from "@/lib/saved-views/queries.ts";
import type { ViewedList } from "@/lib/saved-views/viewed-lists.ts";
import { viewHref } from "./view-href.ts";

/** Leads an address that says nothing but whose credits are shown to the view with which the list opens for its reader. */
export async function openDefaultView({
	actor,
	list,
	searchParams,
}: {
	actor: Actor;
	list: ViewedList;
	searchParams: Promise<SearchParams>;
}): Promise<void> {
	const { view, ...more } = await searchParams;
	if (Object.keys(more).length > 0) return;
	const found = await readDefaultView({ actor }, list);
	if (found) redirect(viewHref(list, { ...found, credits: typeof view === "string" ? view : null }));
}
