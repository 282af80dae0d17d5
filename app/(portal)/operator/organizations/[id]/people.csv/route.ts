import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readPeopleFile } from "@/lib/customers/people-file.ts";
import { readOrganization } from "@/lib/customers/queries.ts";
import { peopleTable } from "../_components/people-table.ts";

/** An organization's people with what is in their own wallets, as a file: the page's search, all that match, in its order. */
export async function GET(request: NextRequest, { params }: RouteContext<"/operator/organizations/[id]/people.csv">) {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("operatorOrganizations")]);
	const organization = await readOrganization({ actor }, id);
	if (!organization) notFound();
	const state = await peopleTable(id).load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = await readPeopleFile({ actor }, { ...state.query, organizationId: id });
	if (!query) notFound();
	return csvResponse(request, { actor, query, name: `${organization.name} ${t("people")}`, state });
}
