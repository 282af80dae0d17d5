import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { ownRequestsFileOf } from "@/lib/credit-requests/lists/requests-file.ts";

/** What the user has asked for, as a file: all of it, in the order of the list. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("requests.own")]);
	return fileResponse(request, { actor, query: ownRequestsFileOf(actor), name: t("title") });
}
