import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { bulkRefundsFileOf } from "@/lib/bulk-refunds/bulk-refunds-file.ts";

/** What was given back in bulk, as a file: all of it, in the order of the list. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("bulkRefunds")]);
	const query = bulkRefundsFileOf(actor);
	if (!query) notFound();
	return fileResponse(request, { actor, query, name: `${t("title")} ${t("before")}` });
}
