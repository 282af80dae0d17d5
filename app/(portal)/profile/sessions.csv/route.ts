import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readSessionsFile } from "@/lib/accounts/profile/sessions-file.ts";
import { sessionIdOfRequest } from "@/lib/auth/sessions/signed-in-actor.ts";

/** Where the user is signed in, as a file, in the order of the list. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("profile.sessions")]);
	const query = await readSessionsFile({ actor }, await sessionIdOfRequest());
	return fileResponse(request, { actor, query, name: t("title") });
}
