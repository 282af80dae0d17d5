import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readOperatorOrdersFile } from "@/lib/orders/lists/operator-orders-file.ts";
import { operatorOrdersTable, queryOf } from "../_components/operator-orders-table.ts";

/** Operator › Orders as a file: the page's filters, all orders that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await operatorOrdersTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const [t, query] = await Promise.all([
		getTranslations("operatorOrdersPage"),
		readOperatorOrdersFile({ actor }, queryOf(state)),
	]);
	if (!query) notFound();
	return csvResponse(request, { actor, query, name: t("title"), state });
}
