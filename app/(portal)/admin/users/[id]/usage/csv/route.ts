import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readPersonView } from "@/lib/owners/credit-view.ts";
import { readUsageFile } from "@/lib/usage/usage-file.ts";
import { personUsageTable, queryOf } from "../_components/person-usage-table.ts";

/** A person's usage as a file: the page's filters, all rows that match, in its order. */
export async function GET(request: NextRequest, { params }: RouteContext<"/admin/users/[id]/usage/csv">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const view = await readPersonView({ actor }, id);
	if (!view) notFound();
	const state = await personUsageTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const [t, pool] = await Promise.all([getTranslations("usage"), getTranslations("usagePool")]);
	const words = {
		hidden_group: pool("hidden_group"),
		hidden_wallet: pool("hidden_wallet"),
		subscription: pool("subscription"),
		outsider: t("outsider"),
	};
	const query = await readUsageFile({ view }, { query: queryOf(state), words });
	return csvResponse(request, { actor, query, name: `${t("title")} ${view.person.name}`, state });
}
