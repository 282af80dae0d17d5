import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readAuditFile } from "@/lib/audit/audit-file.ts";
import { auditTable, queryOf } from "../_components/audit-table.ts";

/** Admin › Audit Log as a file: the page's filters, all entries that match, in its order. */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	const state = await auditTable.load(Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)));
	const [t, word] = await Promise.all([getTranslations("adminAudit"), getTranslations("words")]);
	const query = await readAuditFile(
		{ actor },
		queryOf(state, (number) => word("orderNumber", { number })),
	);
	if (!query) notFound();
	return csvResponse(request, { actor, query, name: t("title"), state });
}
