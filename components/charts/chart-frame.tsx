"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Card, CardHeader, CardTitle } from "../ui/card.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { barHref } from "./bar-href.ts";
import type { Bar } from "./bar-under-pointer.tsx";
import { CHART_HEIGHT_CLASS } from "./chart-height.ts";
import { Legend } from "./legend.tsx";
import type { Series } from "./series-colours.ts";

const StackedBars = dynamic(() => import("./stacked-bars.tsx"), { ssr: false, loading: BarsSkeleton });

interface ChartFrameProps {
	title: string;
	/** A full description of the chart, for screen readers. */
	label: string;
	/** The days shown, in words. */
	period: string;
	controls?: ReactNode;
	bars: readonly Bar[];
	unit: "day" | "month";
	/** The address of the list of what the bars count. */
	list: string;
	series: readonly Series[];
	/** The same numbers as a table. */
	table: ReactNode;
}

/** The card around a chart: title, legend, and the switch between bars and table. Only the bars load the chart library. */
export function ChartFrame({ title, label, period, controls, bars, unit, list, series, table }: ChartFrameProps) {
	const t = useTranslations("usagePerDay");
	const router = useRouter();
	const [asTable, setAsTable] = useState(false);
	const [hidden, setHidden] = useState<readonly string[]>([]);
	const toggle = (id: string) => setHidden(hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id]);
	return (
		// The card of a bar may be below the chart.
		<Card className="flex h-full flex-col overflow-visible">
			<CardHeader className="gap-y-1.5">
				<CardTitle>
					{title}
					<span className="font-normal text-muted print:hidden"> · {period}</span>
					<span className="hidden font-normal text-muted print:inline"> · {t("printed", { label, period })}</span>
				</CardTitle>
				<Legend series={series} hidden={hidden} onToggle={toggle} />
				<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
					{controls}
					<Button variant="link" onClick={() => setAsTable(!asTable)}>
						{asTable ? t("asChart") : t("asTable")}
					</Button>
				</div>
			</CardHeader>
			{asTable ? (
				// As high as the bars, so that nothing below moves.
				<div className={`relative flex-1 print:min-h-0 ${FRAME_HEIGHT_CLASS}`}>
					<section
						aria-label={label}
						// biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling areas must be reachable by keyboard
						tabIndex={0}
						className="absolute inset-0 overflow-y-auto [--table-top:0px] rounded-b-xl focus-visible:-outline-offset-2 print:static print:overflow-visible"
					>
						{table}
					</section>
				</div>
			) : (
				<figure aria-label={label} className={`flex-1 px-5 pt-4 pb-3 print:min-h-0 ${FRAME_HEIGHT_CLASS}`}>
					<StackedBars
						bars={bars}
						unit={unit}
						series={series.filter(({ id }) => !hidden.includes(id))}
						onOpen={(bar) => router.push(barHref(list, bar))}
					/>
					<figcaption className="sr-only">{t("keys")}</figcaption>
				</figure>
			)}
		</Card>
	);
}

/** The chart's height and the room around it. */
const FRAME_HEIGHT_CLASS = "min-h-67";

/** The skeleton of the bars. */
function BarsSkeleton() {
	return (
		<div aria-hidden className={`flex items-end gap-1 pb-7 ${CHART_HEIGHT_CLASS}`}>
			{HEIGHTS.map((height, place) => (
				<Skeleton
					// biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
					key={place}
					className={`flex-1 rounded-b-none ${height}`}
				/>
			))}
		</div>
	);
}

const HEIGHTS = [
	"h-1/2",
	"h-3/5",
	"h-1/4",
	"h-4/5",
	"h-full",
	"h-1/2",
	"h-3/5",
	"h-1/4",
	"h-3/5",
	"h-2/3",
	"h-2/5",
	"h-2/5",
	"h-1/5",
	"h-1/2",
	"h-1/2",
	"h-2/5",
	"h-1/2",
	"h-1/4",
	"h-2/3",
	"h-3/4",
	"h-1/2",
	"h-3/5",
	"h-1/4",
	"h-4/5",
];
