import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readOrganizationsFile } from "@/lib/customers/list-organizations.ts";
import { organizationsTable, queryOf } from "../_components/organizations-table.ts";

/** Operator › Organizations as a file: the page's filters, all that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await organizationsTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const [t, query] = await Promise.all([
		getTranslations("operatorOrganizations"),
		readOrganizationsFile({ actor }, queryOf(state)),
	]);
	if (!query) notFound();
	return csvResponse(request, { actor, query, name: t("title"), state });
}
