import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readLimitsFile } from "@/lib/limits/limits-file.ts";
import { limitsTable } from "../_components/limits-table.ts";

/** The limits as a file: the page's search, everyone who matches, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await limitsTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const [t, query] = await Promise.all([getTranslations("limitsPage"), readLimitsFile({ actor }, state.query)]);
	return csvResponse(request, { actor, query, name: t("title"), state });
}
