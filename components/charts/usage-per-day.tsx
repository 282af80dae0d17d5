import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { UsagePerDay as Usage } from "@/lib/usage/usage-per-day.ts";
import type { TableColumn } from "../data-table/columns.ts";
import { usePeriodInWords } from "../data-table/period/period-in-words.ts";
import { PlainTable } from "../data-table/plain-table.tsx";
import { Link } from "../ui/link.tsx";
import { barHref } from "./bar-href.ts";
import { barText } from "./bar-text.ts";
import type { Bar } from "./bar-under-pointer.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { OTHERS, withColours } from "./series-colours.ts";

interface UsagePerDayProps {
	usage: Usage;
	/** What those without a series of their own are called. */
	others: string;
	/** Inside a sentence: "email". */
	creditTypeName: string;
	/** The address of the list of what is counted here, without a period. */
	list: string;
	/** The controls in the header. */
	children?: ReactNode;
}

/**
 * Credits used per day or month, stacked by user, in a card: as bars, or as a table with the same numbers. A bar, and a line
 * of the table, leads to the list of what it counts.
 */
export function UsagePerDay({
	usage: { people, bars: used, unit },
	others,
	creditTypeName,
	list,
	children,
}: UsagePerDayProps) {
	const t = useTranslations("usagePerDay");
	const locale = useLocale();
	const period = usePeriodInWords();
	const users = people.map(({ id, name }) => ({ id: id ?? OTHERS, name: name ?? others }));
	const bars = used.map(
		({ first, last, used: byPlace }): Bar => ({
			...{ first, last },
			byUser: Object.fromEntries(users.map(({ id }, place) => [id, toJsonCredits(byPlace[place] ?? 0n)])),
		}),
	);
	const label = t(`label.${unit}`, { type: creditTypeName });
	const columns: TableColumn<Bar>[] = [
		{
			id: "day",
			header: t(unit),
			narrow: "title",
			cell: (bar) => {
				const text = barText(bar.first, { unit, locale });
				return total(bar) > 0 ? <Link href={barHref(list, bar)}>{text}</Link> : text;
			},
		},
		...users.map(
			({ id, name }): TableColumn<Bar> => ({
				id: `user-${id}`,
				header: name,
				numeric: true,
				cell: ({ byUser }) => byUser[id] ?? 0,
			}),
		),
		{
			id: "total",
			header: t("total"),
			numeric: true,
			narrow: "aside",
			cell: (bar) => total(bar),
		},
	];
	return (
		<ChartFrame
			title={t(`title.${unit}`)}
			label={label}
			period={period({ first: bars.at(0)?.first ?? null, last: bars.at(-1)?.last ?? null, any: "" })}
			controls={children}
			bars={bars}
			unit={unit}
			list={list}
			series={withColours(users)}
			table={<PlainTable label={label} columns={columns} rows={bars.toReversed()} rowKey={({ first }) => first} />}
		/>
	);
}

function total({ byUser }: Bar): number {
	return Object.values(byUser).reduce((sum, credits) => sum + credits, 0);
}
