import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readHolderMovementsFile } from "@/lib/grants/holder-movements-file.ts";

/** What a user was given and had taken, as a file: all of it, in the order of the list. */
export async function GET(request: NextRequest, { params }: RouteContext<"/operator/credits/[id]/movements.csv">) {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("operatorCredits")]);
	const file = await readHolderMovementsFile({ actor }, id);
	if (!file) notFound();
	return fileResponse(request, { actor, query: file.query, name: `${t("history")} ${file.holder}` });
}
