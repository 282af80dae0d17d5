import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readMailsFile } from "@/lib/letters/delivery/mails-file.ts";
import { mailTable, queryOf } from "../_components/mail-table.ts";

/** Operator › Mail as a file: the page's filters, all mails that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await mailTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const [t, query] = await Promise.all([getTranslations("operatorMail"), readMailsFile({ actor }, queryOf(state))]);
	if (!query) notFound();
	return csvResponse(request, { actor, query, name: t("title"), state });
}
