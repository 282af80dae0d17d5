import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { currentView, namingView } from "@/app/current-view.ts";
import { readUsageFile } from "@/lib/usage/usage-file.ts";
import { queryOf, usageTable } from "../_components/usage-table.ts";

/** Credit Usage as a file: the page's filters, all rows that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const asked = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
	const [actor, view] = await Promise.all([currentActor(), currentView(asked)]);
	const state = await usageTable.load(namingView(asked, view));
	const [t, pool] = await Promise.all([getTranslations("usage"), getTranslations("usagePool")]);
	const words = { hidden_group: pool("hidden_group"), subscription: pool("subscription") };
	const file = await readUsageFile({ view }, { query: queryOf(state), words });
	const name = view.isCreditUser ? t("fileOf", { name: view.person.name }) : t("title");
	return csvResponse(request, { actor, query: file, name, state });
}
