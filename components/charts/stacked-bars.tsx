"use client";

import { useFormatter, useLocale } from "next-intl";
import { useState } from "react";
import {
	Bar,
	BarChart,
	CartesianGrid,
	Rectangle,
	type RectangleProps,
	ResponsiveContainer,
	XAxis,
	YAxis,
} from "recharts";
import { formatDate } from "@/lib/text/format-date.ts";
import { CHART_HEIGHT_CLASS } from "./chart-height.ts";
import { type Day, DayUnderPointer, usedOn } from "./day-under-pointer.tsx";
import { evenDays } from "./even-days.ts";
import { evenTicks } from "./even-ticks.ts";
import type { Series } from "./series-colours.ts";

interface StackedBarsProps {
	days: readonly Day[];
	series: readonly Series[];
}

/** The chart was drawn for the screen; on paper its drawing is stretched as a whole. */
const AS_WIDE_AS_THE_PAPER =
	"print:h-auto print:[&_.recharts-responsive-container]:h-auto! print:[&_.recharts-responsive-container>div]:h-auto! print:[&_.recharts-responsive-container>div]:w-full! print:[&_.recharts-wrapper]:h-auto! print:[&_.recharts-wrapper]:w-full! print:[&_.recharts-surface]:h-auto! print:[&_.recharts-surface]:w-full!";

const tickStyle = { fill: "var(--color-faint)", fontSize: 12 };

export default function StackedBars({ days, series }: StackedBarsProps) {
	const format = useFormatter();
	const locale = useLocale();
	const [frame, setFrame] = useState<HTMLDivElement | null>(null);
	const dayText = (day: string, long = false) =>
		formatDate(new Date(`${day}T00:00:00Z`), locale, {
			day: "numeric",
			month: "short",
			...(long ? { weekday: "short" } : {}),
			timeZone: "UTC",
		});
	const isTop = (day: Day | undefined, place: number) =>
		day !== undefined && series.slice(place + 1).every(({ id }) => (day.byUser[id] ?? 0) === 0);
	const ticks = evenTicks(Math.max(...days.map(usedOn), 0));
	return (
		// The last day is named under its bar, the right half of its name in the card's padding.
		<div
			ref={setFrame}
			className={`relative ${CHART_HEIGHT_CLASS} [&_.recharts-surface]:overflow-visible ${AS_WIDE_AS_THE_PAPER}`}
		>
			<ResponsiveContainer width="100%" height="100%">
				<BarChart data={[...days]} margin={{ top: 10, right: 0, bottom: 0, left: 0 }} barCategoryGap="14%">
					<CartesianGrid vertical={false} stroke="var(--color-line)" />
					<XAxis
						dataKey="day"
						tickFormatter={(day: string) => dayText(day)}
						tick={tickStyle}
						tickLine={false}
						axisLine={{ stroke: "var(--color-line)" }}
						tickMargin={8}
						height={28}
						ticks={evenDays(days.map(({ day }) => day))}
						interval={0}
					/>
					<YAxis
						tick={tickStyle}
						tickLine={false}
						axisLine={false}
						width="auto"
						ticks={ticks}
						interval={0}
						domain={[0, ticks.at(-1) ?? 1]}
						tickFormatter={(credits: number) => format.number(credits)}
					/>
					<DayUnderPointer days={days} series={series} dayText={(day) => dayText(day, true)} frame={frame} />
					{series.map(({ id, name, colour }, place) => (
						<Bar
							key={id}
							name={name}
							dataKey={(day: Day) => day.byUser[id] ?? 0}
							stackId="used"
							fill={colour}
							stroke="var(--color-surface)"
							strokeWidth={1}
							isAnimationActive={false}
							maxBarSize={36}
							shape={(bar: RectangleProps & { payload?: Day }) => (
								<Rectangle {...bar} radius={isTop(bar.payload, place) ? [3, 3, 0, 0] : 0} />
							)}
						/>
					))}
				</BarChart>
			</ResponsiveContainer>
		</div>
	);
}
