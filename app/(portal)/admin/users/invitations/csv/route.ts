import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { invitationsFileOf } from "@/lib/accounts/invitations/invitations-file.ts";
import { invitationsTable, queryOf } from "../_components/invitations-table.ts";

/** The list of invitations as a file: the page’s filters, all that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await invitationsTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const query = invitationsFileOf(actor, queryOf(state));
	if (!query) notFound();
	const t = await getTranslations("adminInvitations");
	return csvResponse(request, { actor, query, name: t("title"), state });
}
