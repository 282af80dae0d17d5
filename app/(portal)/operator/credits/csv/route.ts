import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { holdersFileOf } from "@/lib/grants/queries.ts";
import { holdersTable } from "../_components/holders-table.ts";

/** Operator › Credits as a file: everyone whom the page’s search finds, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await holdersTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = holdersFileOf({ actor }, state.query);
	if (!query) notFound();
	const t = await getTranslations("operatorCredits");
	return csvResponse(request, { actor, query, name: t("title"), state });
}
