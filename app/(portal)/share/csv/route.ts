import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readSharedWithFile } from "@/lib/share-groups/credits/shared-with-file.ts";
import { readShareGroupsFile } from "@/lib/share-groups/share-groups-file.ts";
import { queryOf, shareTable } from "../_components/share-table.ts";

/** The user's own share groups, those shared with them, or those that they deleted, as a file: whichever the address shows. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("share.tabs")]);
	const state = await shareTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const { tab } = state.also;
	const query =
		tab === "shared" ? await readSharedWithFile({ actor }) : await readShareGroupsFile({ actor }, queryOf(state));
	return csvResponse(request, { actor, query, name: t(tab ?? "own"), state });
}
