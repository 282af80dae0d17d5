import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readOrganizationOrdersFile } from "@/lib/orders/lists/read-organization-orders.ts";
import { maySeeBilling } from "@/lib/orders/policy.ts";
import { readUser } from "@/lib/people/queries.ts";
import { organizationOrdersTable, queryOf } from "../../../../_components/organization-orders-table.ts";

/** A person's orders as a file: the page's filters, all orders that match, in its order. */
export async function GET(request: NextRequest, { params }: RouteContext<"/admin/users/[id]/orders/csv">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const user = maySeeBilling(actor) ? await readUser({ actor }, id) : null;
	if (!user) notFound();
	const state = await organizationOrdersTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = await readOrganizationOrdersFile({ actor }, { ...queryOf(state), userId: id });
	if (!query) notFound();
	const t = await getTranslations("adminOverview.orders");
	return csvResponse(request, { actor, query, name: `${t("title")} ${user.name}`, state });
}
