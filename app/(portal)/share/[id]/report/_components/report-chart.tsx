import { getTranslations } from "next-intl/server";
import { OTHERS } from "@/components/charts/series-colours.ts";
import { UsagePerDay } from "@/components/charts/usage-per-day.tsx";
import { type ReportChoices, type ReportQuery, readReportPerDay } from "@/lib/share-group-reports/report.ts";
import type { ReportAccess } from "@/lib/share-group-reports/report-access.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

interface ReportChartProps {
	access: ReportAccess;
	query: ReportQuery;
	choices: ReportChoices;
}

/** Use per day, stacked by member: of the filtered credit type, else the first that was used in these days. */
export async function ReportChart({ access, query, choices }: ReportChartProps) {
	const t = await getTranslations("report");
	const types = choices.creditTypes.filter(({ id }) => !query.creditTypeId || id === query.creditTypeId);
	for (const { id: creditTypeId } of types) {
		const { people, days } = await readReportPerDay({ access }, { ...query, creditTypeId });
		if (people.length === 0) continue;
		const users = people.map(({ id, name }) => ({ id: id ?? OTHERS, name: name ?? t("others") }));
		const shown = access.accounts.find((account) => account.creditTypeId === creditTypeId);
		return (
			<UsagePerDay
				creditTypeName={shown?.nameInText ?? creditTypeId}
				users={users}
				days={days.map(({ day, used }) => ({
					day,
					byUser: Object.fromEntries(users.map(({ id }, place) => [id, toJsonCredits(used[place] ?? 0n)])),
				}))}
			/>
		);
	}
	return null;
}
