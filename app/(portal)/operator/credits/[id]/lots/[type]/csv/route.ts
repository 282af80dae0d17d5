import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readHolderLotsFile } from "@/lib/grants/holder-lots-file.ts";

/** What a user's wallet of one credit type holds, lot by lot, as a file: all of it, in the order of the list. */
export async function GET(request: NextRequest, { params }: RouteContext<"/operator/credits/[id]/lots/[type]/csv">) {
	const [actor, { id: userId, type: creditTypeId }] = await Promise.all([currentActor(), params]);
	const [file, word] = await Promise.all([
		readHolderLotsFile({ actor }, { userId, creditTypeId }),
		getTranslations("words"),
	]);
	if (!file) notFound();
	const name = `${word("typeCredits", { type: file.creditType })} ${file.holder}`;
	return fileResponse(request, { actor, query: file.query, name });
}
