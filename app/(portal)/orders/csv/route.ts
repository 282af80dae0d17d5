import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { currentView, namingView } from "@/app/current-view.ts";
import { readOrdersFile } from "@/lib/orders/lists/orders-file.ts";
import { ordersTable, queryOf } from "../_components/orders-table.ts";

/** Order History as a file: the page's filters, all orders that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const asked = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
	const [actor, view] = await Promise.all([currentActor(), currentView(asked)]);
	const state = await ordersTable.load(namingView(asked, view));
	const [t, query] = await Promise.all([getTranslations("orders"), readOrdersFile({ view }, queryOf(state))]);
	const name = view.isCreditUser ? t("fileOf", { name: view.person.name }) : t("title");
	return csvResponse(request, { actor, query, name, state });
}
