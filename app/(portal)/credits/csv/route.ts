import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readCreditSourcesFile } from "@/lib/share-groups/credits/credit-sources-file.ts";
import { creditsTable } from "../_components/credits-table.ts";

/** Where the user's credits come from, as a file: of the credit type that the address names, or of all. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("credits")]);
	const state = await creditsTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = await readCreditSourcesFile({ actor }, state.also.type);
	return csvResponse(request, { actor, query, name: t("title"), state });
}
