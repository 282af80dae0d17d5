import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { loadView } from "@/components/requested-view.ts";
import { sessionIdOfRequest } from "@/lib/auth/sessions/signed-in-actor.ts";
import { type CreditView, type RequestedView, readCreditView } from "@/lib/owners/credit-view.ts";
import { type KeptView, readKeptView } from "@/lib/owners/kept-view.ts";
import { currentActor } from "./current-actor.ts";

/** Whose credits this session shows where an address doesn't say, read once per request; null where there is no choice. */
export const currentKeptView: () => Promise<KeptView | null> = cache(async () =>
	readKeptView({ actor: await currentActor() }, await sessionIdOfRequest()),
);

/** Whose credits the page shows: its address names them, or the session has kept them (product.md 7). */
export async function currentView(searchParams: Promise<SearchParams>): Promise<CreditView> {
	const [actor, { view: asked }, kept] = await Promise.all([currentActor(), loadView(searchParams), currentKeptView()]);
	return readCreditView({ actor }, asked ?? kept?.view);
}

/** What the page was asked for, naming whose credits it shows, so that every link of its list does too. */
export async function namingView(searchParams: Promise<SearchParams>, view: CreditView): Promise<SearchParams> {
	const { view: _, ...asked } = await searchParams;
	return view.isCreditUser ? { ...asked, view: view.view satisfies RequestedView } : asked;
}
