import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { isCreditTypeId } from "@/lib/credit-types/is-credit-type-id.ts";
import { listCreditsByOrganization } from "@/lib/customers/list-credits-by-organization.ts";
import { sumsFileOf, WHOLE_LIST } from "@/lib/customers/sums-file.ts";
import { SUM_NAMES } from "../_components/credits-by-organization.tsx";
import { organizationSumsTable } from "../_components/organization-sums-table.ts";

/** Who has and uses a credit type, as a file: the page's search, every organization that matches, in its order. */
export async function GET(request: NextRequest, { params }: RouteContext<"/operator/overview/[type]/csv">) {
	const [actor, { type: creditTypeId }] = await Promise.all([currentActor(), params]);
	if (!isCreditTypeId(creditTypeId)) notFound();
	const asked = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
	const state = await organizationSumsTable(creditTypeId).load(asked);
	const found = await listCreditsByOrganization({ actor }, { ...state.query, ...WHOLE_LIST, creditTypeId });
	if (!found) notFound();
	const t = await getTranslations("operatorOverview");
	const nameOf = (row: { organizationName: string }) => row.organizationName;
	const query = sumsFileOf(found, { of: "organization", nameOf, sums: SUM_NAMES });
	return csvResponse(request, { actor, query, name: t("byOrganization.title", { type: found.creditType }), state });
}
