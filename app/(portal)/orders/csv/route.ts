import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readOrdersFile } from "@/lib/orders/lists/orders-file.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { ordersTable, queryOf } from "../_components/orders-table.ts";

/** Order History as a file: the page's filters, all orders that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await ordersTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const view = await readCreditView({ actor }, state.also.view ?? "owner");
	const [t, query] = await Promise.all([getTranslations("orders"), readOrdersFile({ view }, queryOf(state))]);
	return csvResponse(request, { actor, query, name: t("title"), state });
}
