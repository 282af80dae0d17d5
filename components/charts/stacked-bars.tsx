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
import { barText } from "./bar-text.ts";
import { type Bar as BarOfUse, BarUnderPointer, usedIn } from "./bar-under-pointer.tsx";
import { CHART_HEIGHT_CLASS } from "./chart-height.ts";
import { evenDays } from "./even-days.ts";
import { evenTicks } from "./even-ticks.ts";
import type { Series } from "./series-colours.ts";

interface StackedBarsProps {
	bars: readonly BarOfUse[];
	unit: "day" | "month";
	series: readonly Series[];
	/** Opens the list of what a bar counts. */
	onOpen: (bar: BarOfUse) => void;
}

/** The chart was drawn for the screen; on paper its drawing is stretched as a whole. */
const AS_WIDE_AS_THE_PAPER =
	"print:h-auto print:[&_.recharts-responsive-container]:h-auto! print:[&_.recharts-responsive-container>div]:h-auto! print:[&_.recharts-responsive-container>div]:w-full! print:[&_.recharts-wrapper]:h-auto! print:[&_.recharts-wrapper]:w-full! print:[&_.recharts-surface]:h-auto! print:[&_.recharts-surface]:w-full!";

const tickStyle = { fill: "var(--color-faint)", fontSize: 12 };

export default function StackedBars({ bars, unit, series, onOpen }: StackedBarsProps) {
	const format = useFormatter();
	const locale = useLocale();
	const [frame, setFrame] = useState<HTMLDivElement | null>(null);
	const text = (first: string, long = false) => barText(first, { unit, locale, long });
	const ticks = evenTicks(Math.max(...bars.map((bar) => usedIn(bar, series)), 0));
	return (
		// The last day is named under its bar, the right half of its name in the card's padding.
		<div
			ref={setFrame}
			className={`relative cursor-pointer ${CHART_HEIGHT_CLASS} [&_.recharts-surface]:overflow-visible ${AS_WIDE_AS_THE_PAPER}`}
		>
			<ResponsiveContainer width="100%" height="100%">
				<BarChart
					// Recharts stacks in the order in which series came; drawn again, in the order of these.
					key={series.map(({ id }) => id).join()}
					data={[...bars]}
					margin={{ top: 10, right: 0, bottom: 0, left: 0 }}
					barCategoryGap="14%"
				>
					<CartesianGrid vertical={false} stroke="var(--color-line)" />
					<XAxis
						dataKey="first"
						tickFormatter={(first: string) => text(first)}
						tick={tickStyle}
						tickLine={false}
						axisLine={{ stroke: "var(--color-line)" }}
						tickMargin={8}
						height={28}
						ticks={evenDays(bars.map(({ first }) => first))}
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
					<BarUnderPointer {...{ bars, series, onOpen, frame }} barText={(first) => text(first, true)} />
					{series.map(({ id, name, colour }, place) => (
						<Bar
							key={id}
							name={name}
							dataKey={(bar: BarOfUse) => bar.byUser[id] ?? 0}
							stackId="used"
							fill={colour}
							stroke="var(--color-surface)"
							strokeWidth={1}
							isAnimationActive={false}
							maxBarSize={36}
							shape={(bar: DrawnBar) => (
								<Rectangle {...bar} radius={isTop(bar.payload, series.slice(place + 1)) ? [3, 3, 0, 0] : 0} />
							)}
						/>
					))}
				</BarChart>
			</ResponsiveContainer>
		</div>
	);
}

type DrawnBar = RectangleProps & { payload?: BarOfUse };

/** Whether the series that are drawn above used nothing in a bar. */
function isTop(bar: BarOfUse | undefined, above: readonly Series[]): boolean {
	return bar !== undefined && usedIn(bar, above) === 0;
}
