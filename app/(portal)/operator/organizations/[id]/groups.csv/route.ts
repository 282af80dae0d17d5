import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readGroupsFile } from "@/lib/customers/groups-file.ts";
import { readOrganization } from "@/lib/customers/queries.ts";

/** The share groups of an organization's people, as a file: all that aren't deleted, in the order of the list. */
export async function GET(request: NextRequest, { params }: RouteContext<"/operator/organizations/[id]/groups.csv">) {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("operatorOrganizations")]);
	const organization = await readOrganization({ actor }, id);
	if (!organization) notFound();
	const query = await readGroupsFile({ actor }, id);
	if (!query) notFound();
	const name = `${organization.name} ${t("groups")}`;
	return csvResponse(request, { actor, query, name, state: { wrongWay: null } });
}
