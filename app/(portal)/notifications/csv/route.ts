import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readNoticesFile } from "../_components/notices-file.ts";
import { noticesTable, queryOf } from "../_components/notices-table.ts";

/** The user's notices as a file: the page's filters, all that match, in its order and words. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await noticesTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const [t, query] = await Promise.all([getTranslations("notices"), readNoticesFile({ actor }, queryOf(state))]);
	return csvResponse(request, { actor, query, name: t("title"), state });
}
