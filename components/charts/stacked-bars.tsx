"use client";

import { useFormatter, useLocale } from "next-intl";
import {
	Bar,
	BarChart,
	CartesianGrid,
	Rectangle,
	type RectangleProps,
	ResponsiveContainer,
	Tooltip,
	XAxis,
	YAxis,
} from "recharts";
import { formatDate } from "@/lib/text/dates.ts";
import { CHART_HEIGHT_CLASS } from "./chart-height.ts";
import { evenDays } from "./even-days.ts";
import { evenTicks } from "./even-ticks.ts";
import type { Series } from "./series-colours.ts";

interface Day {
	day: string;
	byUser: Record<string, number>;
}

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
		<div className={`${CHART_HEIGHT_CLASS} [&_.recharts-surface]:overflow-visible ${AS_WIDE_AS_THE_PAPER}`}>
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
					<Tooltip
						isAnimationActive={false}
						cursor={{ fill: "var(--color-sunken)" }}
						content={({ active, label }) => {
							const shown = days.find(({ day }) => day === label);
							if (!active || !shown) return null;
							return <DayTooltip title={dayText(shown.day, true)} day={shown} series={series} />;
						}}
					/>
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

function usedOn(day: Day): number {
	return Object.values(day.byUser).reduce((sum, credits) => sum + credits, 0);
}

function DayTooltip({ title, day, series }: { title: string; day: Day; series: readonly Series[] }) {
	const format = useFormatter();
	const used = series.filter(({ id }) => (day.byUser[id] ?? 0) !== 0);
	return (
		<div className="num min-w-40 rounded-lg border border-line bg-surface px-3 py-2 text-small shadow-pop">
			<p className="flex justify-between gap-6 font-medium">
				<span>{title}</span>
				<span>{format.number(usedOn(day))}</span>
			</p>
			{used.map(({ id, name, colour }) => (
				<p key={id} className="flex items-center justify-between gap-6 text-muted">
					<span className="flex items-center gap-1.5">
						<span aria-hidden className="telling-colour size-2 rounded-full" style={{ background: colour }} />
						{name}
					</span>
					<span>{format.number(day.byUser[id] ?? 0)}</span>
				</p>
			))}
		</div>
	);
}
