import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { ownSubscriptionsFileOf } from "@/lib/subscriptions/subscriptions-file.ts";

/** The user's own subscriptions as a file: all of them, in the order of the page. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("subscriptions")]);
	return fileResponse(request, { actor, query: ownSubscriptionsFileOf(actor), name: t("title") });
}
