import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { refillHistoryFileOf } from "@/lib/refills/refill-history-file.ts";
import { refillTable } from "../_components/refill-table.ts";

/** What the user's refills did, as a file: all of the history, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("refill.history")]);
	const state = await refillTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	return csvResponse(request, { actor, query: refillHistoryFileOf(actor), name: t("file"), state });
}
