import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { usageQueryOf } from "@/components/usage/usage-filters.ts";
import { readReportFile } from "@/lib/share-group-reports/report.ts";
import { readReportAccess } from "@/lib/share-group-reports/report-access.ts";
import { reportTable } from "../_components/report-table.ts";

/** A share group's report as a file (product.md 27): the same filter, the same rows, the same order as on the screen. */
export async function GET(request: NextRequest, { params }: RouteContext<"/share/[id]/report.csv">): Promise<Response> {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const access = await readReportAccess({ actor }, id);
	if (!access) notFound();
	const state = await reportTable(id).load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const pool = await getTranslations("usagePool");
	const words = { hidden_group: pool("hidden_group"), subscription: pool("subscription") };
	const query = await readReportFile({ access }, { query: usageQueryOf(state), words });
	return csvResponse(request, { actor, query, name: access.group.name, state });
}
