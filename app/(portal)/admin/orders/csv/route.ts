import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readOrganizationOrdersFile } from "@/lib/orders/lists/read-organization-orders.ts";
import { organizationOrdersTable, queryOf } from "../../_components/organization-orders-table.ts";

/** The organization's orders as a file: the page's filters, all orders that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await organizationOrdersTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = await readOrganizationOrdersFile({ actor }, queryOf(state));
	if (!query) notFound();
	const t = await getTranslations("adminOverview.orders");
	return csvResponse(request, { actor, query, name: t("title"), state });
}
