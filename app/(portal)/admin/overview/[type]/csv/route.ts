import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { isCreditTypeId } from "@/lib/credit-types/is-credit-type-id.ts";
import { sumsFileOf, WHOLE_LIST } from "@/lib/customers/sums-file.ts";
import { listCreditsByOwner } from "@/lib/own-organization/list-credits-by-owner.ts";
import { SUM_NAMES } from "../../../_components/credit-sums.tsx";
import { ownerSumsTable } from "../_components/owner-sums-table.ts";

/** Whose the credits of one type are, as a file: the page's search, everyone who matches, in its order. */
export async function GET(request: NextRequest, { params }: RouteContext<"/admin/overview/[type]/csv">) {
	const [actor, { type: creditTypeId }] = await Promise.all([currentActor(), params]);
	if (!isCreditTypeId(creditTypeId)) notFound();
	const asked = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
	const state = await ownerSumsTable(creditTypeId).load(asked);
	const found = await listCreditsByOwner({ actor }, { ...state.query, ...WHOLE_LIST, creditTypeId });
	if (!found) notFound();
	const t = await getTranslations("adminOverview");
	const query = sumsFileOf(found, { of: "credit_owner", nameOf: ({ ownerName }) => ownerName, sums: SUM_NAMES });
	return csvResponse(request, { actor, query, name: t("byOwner.title", { type: found.creditType }), state });
}
