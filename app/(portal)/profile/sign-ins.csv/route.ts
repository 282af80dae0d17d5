import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readSignInsFile } from "@/lib/accounts/profile/sign-ins-file.ts";

/** When, where and on which device the user's account was signed in to, or an attempt was made, as a file: all that is stored. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("profile.signIns")]);
	const query = await readSignInsFile({ actor });
	return csvResponse(request, { actor, query, name: t("title"), state: { wrongWay: null } });
}
