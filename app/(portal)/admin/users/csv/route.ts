import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { listedUsersFileOf } from "@/lib/many-users/users-file.ts";
import { queryOf, usersTable } from "../_components/users-table.ts";

/** Admin › User as a file: the page’s filters, everyone who matches, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await usersTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = listedUsersFileOf(actor, queryOf(state));
	if (!query) notFound();
	const t = await getTranslations("adminUsers");
	return csvResponse(request, { actor, query, name: t("title"), state });
}
