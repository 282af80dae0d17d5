import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { requestsFileOf } from "@/lib/credit-requests/lists/requests-file.ts";
import { queryOf, requestsTable } from "../../_components/requests/requests-table.ts";

/** The requests that were put to the reader as a file: the page’s filters, all that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await requestsTable("/requests").load(
		Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)),
	);
	const query = requestsFileOf(actor, { list: "mine", query: queryOf(state) });
	if (!query) notFound();
	const t = await getTranslations("requests.list");
	return csvResponse(request, { actor, query, name: t("toMeTitle"), state });
}
