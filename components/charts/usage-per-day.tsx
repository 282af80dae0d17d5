import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDate } from "@/lib/text/format-date.ts";
import { Credits } from "../credits.tsx";
import type { TableColumn } from "../data-table/columns.ts";
import { usePeriodInWords } from "../data-table/period/period-in-words.ts";
import { PlainTable } from "../data-table/plain-table.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { withColours } from "./series-colours.ts";

export interface UsageDay {
	/** A calendar day of the deployment, such as 2026-11-22. */
	day: string;
	/** Credits used, by the user's id; `others` for all users without a series of their own. */
	byUser: Record<string, number>;
}

interface UsagePerDayProps {
	/** Every day of the period, oldest first. */
	days: readonly UsageDay[];
	/** In the order of their use; `{ id: "others" }` last if there are more users than series. */
	users: readonly { id: string; name: string }[];
	/** Inside a sentence: "email". */
	creditTypeName: string;
	/** The controls in the header. */
	children?: ReactNode;
}

/** Credits used per day, stacked by user, in a card: as bars, or as a table with the same numbers. */
export function UsagePerDay({ days, users, creditTypeName, children }: UsagePerDayProps) {
	const t = useTranslations("usagePerDay");
	const locale = useLocale();
	const period = usePeriodInWords();
	const columns: TableColumn<UsageDay>[] = [
		{ id: "day", header: t("day"), narrow: "title", cell: ({ day }) => formatDay(day, locale) },
		...users.map(
			({ id, name }): TableColumn<UsageDay> => ({
				id: `user-${id}`,
				header: name,
				numeric: true,
				cell: ({ byUser }) => <Credits credits={byUser[id] ?? 0} />,
			}),
		),
		{
			id: "total",
			header: t("total"),
			numeric: true,
			narrow: "aside",
			cell: ({ byUser }) => <Credits credits={Object.values(byUser).reduce((sum, used) => sum + used, 0)} />,
		},
	];
	return (
		<ChartFrame
			title={t("title")}
			label={t("label", { type: creditTypeName })}
			period={period({ first: days.at(0)?.day ?? null, last: days.at(-1)?.day ?? null, any: "" })}
			controls={children}
			days={days}
			series={withColours(users)}
			table={
				<PlainTable
					label={t("label", { type: creditTypeName })}
					columns={columns}
					rows={days.toReversed()}
					rowKey={({ day }) => day}
				/>
			}
		/>
	);
}

/** A calendar day, which has no time zone, in words: 22 Nov. */
function formatDay(day: string, locale: string): string {
	return formatDate(new Date(`${day}T00:00:00Z`), locale, { day: "numeric", month: "short", timeZone: "UTC" });
}
