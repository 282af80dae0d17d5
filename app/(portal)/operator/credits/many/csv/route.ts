import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { creditBatchesFileOf } from "@/lib/credit-batches/credit-batches-file.ts";

/** What was posted for many at once, as a file: all of it, in the order of the list. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("creditBatches")]);
	const query = creditBatchesFileOf(actor);
	if (!query) notFound();
	return fileResponse(request, { actor, query, name: `${t("title")} ${t("batches")}` });
}
