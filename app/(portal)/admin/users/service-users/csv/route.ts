import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { serviceUsersFileOf } from "@/lib/service-users/service-users-file.ts";
import { queryOf, serviceUsersTable } from "../_components/service-users-table.ts";

/** The list of service users as a file: the page’s filters, all that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await serviceUsersTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = serviceUsersFileOf(actor, queryOf(state));
	if (!query) notFound();
	const t = await getTranslations("serviceUsers");
	return csvResponse(request, { actor, query, name: t("title"), state });
}
