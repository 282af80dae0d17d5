import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readMembersFile } from "@/lib/share-groups/people/members-file.ts";
import { readShareGroupName } from "@/lib/share-groups/queries.ts";
import { entriesTable, queryOf } from "../_components/entries-table.ts";

/** Whom a group lets in and keeps out, as a file: the page's filters, all entries that match, in its order. */
export async function GET(request: NextRequest, { params }: RouteContext<"/share/[id]/members.csv">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const group = await readShareGroupName({ actor }, id);
	if (!group) notFound();
	const state = await entriesTable(id).load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = await readMembersFile({ actor }, { shareGroupId: id, ...queryOf(state) });
	if (!query) notFound();
	const t = await getTranslations("shareGroupPage");
	return csvResponse(request, { actor, query, name: `${group.name} ${t("members")}`, state });
}
