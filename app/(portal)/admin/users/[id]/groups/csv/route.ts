import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readUser } from "@/lib/people/queries.ts";
import { readShareGroupsFileOfPerson } from "@/lib/share-groups/share-groups-file.ts";
import { personGroupsTable } from "../_components/person-groups-table.ts";

/** The share groups that a person has made, as a file: the page's search, all that match, in its order. */
export async function GET(request: NextRequest, { params }: RouteContext<"/admin/users/[id]/groups/csv">) {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("adminPerson")]);
	const state = await personGroupsTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const [user, query] = await Promise.all([
		readUser({ actor }, id),
		readShareGroupsFileOfPerson({ actor }, { ...state.query, userId: id, deleted: false }),
	]);
	if (!user || !query) notFound();
	return csvResponse(request, { actor, query, name: `${t("groups")} ${user.name}`, state });
}
