import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readMovementsFile } from "@/lib/share-group-reports/movements-file.ts";
import { readShareGroupName } from "@/lib/share-groups/queries.ts";

/** What came into the creator's own group and left it, as a file: all of it, in the order of the list. */
export async function GET(request: NextRequest, { params }: RouteContext<"/share/[id]/movements.csv">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const [group, query, t] = await Promise.all([
		readShareGroupName({ actor }, id),
		readMovementsFile({ actor }, id),
		getTranslations("shareGroupPage.movements"),
	]);
	if (!group || !query) notFound();
	return fileResponse(request, { actor, query, name: `${group.name} ${t("title")}` });
}
