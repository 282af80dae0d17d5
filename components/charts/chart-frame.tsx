"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Card, CardHeader, CardTitle } from "../ui/card.tsx";
import { cn } from "../ui/class-names.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { CHART_HEIGHT_CLASS } from "./chart-height.ts";
import type { Series } from "./series-colours.ts";

const StackedBars = dynamic(() => import("./stacked-bars.tsx"), { ssr: false, loading: BarsSkeleton });

interface ChartFrameProps {
	title: string;
	/** A full description of the chart, for screen readers. */
	label: string;
	/** The days shown, in words, for paper. */
	period: string;
	controls?: ReactNode;
	days: readonly { day: string; byUser: Record<string, number> }[];
	series: readonly Series[];
	/** The same numbers as a table. */
	table: ReactNode;
}

/** The card around a chart: title, legend, and the switch between bars and table. Only the bars load the chart library. */
export function ChartFrame({ title, label, period, controls, days, series, table }: ChartFrameProps) {
	const t = useTranslations("usagePerDay");
	const [asTable, setAsTable] = useState(false);
	return (
		<Card className="flex h-full flex-col">
			<CardHeader className="gap-y-1.5">
				<CardTitle>
					{title}
					<span className="hidden font-normal text-muted print:inline"> · {t("printed", { label, period })}</span>
				</CardTitle>
				<ul
					className={cn(
						"order-last flex min-w-0 basis-full flex-wrap gap-x-4 gap-y-1 text-small text-muted",
						series.length <= MAX_BESIDE_TITLE && "lg:order-none lg:ml-auto lg:basis-auto",
					)}
				>
					{series.map(({ id, name, colour }) => (
						<li key={id} className="flex min-w-0 items-center gap-1.5">
							<span
								aria-hidden
								className="telling-colour size-2 shrink-0 rounded-full"
								style={{ background: colour }}
							/>
							<span className="truncate">{name}</span>
						</li>
					))}
				</ul>
				<div className="flex items-center gap-4">
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
						className="absolute inset-0 overflow-y-auto focus-visible:-outline-offset-2 print:static print:overflow-visible"
					>
						{table}
					</section>
				</div>
			) : (
				<figure aria-label={label} className={`flex-1 px-5 pt-4 pb-3 print:min-h-0 ${FRAME_HEIGHT_CLASS}`}>
					<StackedBars days={days} series={series} />
				</figure>
			)}
		</Card>
	);
}

/** More names than these get a line of their own. */
const MAX_BESIDE_TITLE = 4;

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
