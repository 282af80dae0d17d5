import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readLedgerChecksFile } from "@/lib/operations/ledger-checks-file.ts";

/** The checks of the whole ledger as a file: all that are kept, in the order of the list. */
export async function GET(request: NextRequest): Promise<Response> {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("operatorLedger")]);
	const query = await readLedgerChecksFile({ actor });
	if (!query) notFound();
	return csvResponse(request, { actor, query, name: t("check"), state: { wrongWay: null } });
}
