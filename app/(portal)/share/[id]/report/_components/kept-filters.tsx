import { getTranslations } from "next-intl/server";
import type { ReportQuery } from "@/lib/share-group-reports/report.ts";

/** Says of sums by day which of the list's filters they don't follow, where one of these is set. */
export async function KeptFilters({ query: { status, search } }: { query: Pick<ReportQuery, "status" | "search"> }) {
	const t = await getTranslations("report");
	return status || search ? <p className="text-muted text-small">{t("ofEveryStatus")}</p> : null;
}
