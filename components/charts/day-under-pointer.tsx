import { useFormatter } from "next-intl";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import {
	DefaultZIndexes,
	useActiveTooltipCoordinate,
	useActiveTooltipLabel,
	useIsTooltipActive,
	usePlotArea,
	ZIndexLayer,
} from "recharts";
import type { Series } from "./series-colours.ts";

/** A day of the chart. */
export interface Day {
	day: string;
	byUser: Record<string, number>;
}

interface DayUnderPointerProps {
	days: readonly Day[];
	series: readonly Series[];
	dayText: (day: string) => string;
	/** The element that is exactly as large as the chart. */
	frame: HTMLElement | null;
}

/** Between the pointer and the card. */
const GAP = 10;

/**
 * The day under the pointer, or the one that the arrow keys have reached: its place is shaded, and a card lists who used
 * how much. Escape hides the card until another day is reached. The chart library has this too, with all that charts of
 * other kinds need: 12 kB.
 */
export function DayUnderPointer({ days, series, dayText, frame }: DayUnderPointerProps) {
	const isActive = useIsTooltipActive();
	const label = useActiveTooltipLabel();
	const at = useActiveTooltipCoordinate();
	const plot = usePlotArea();
	const [hidden, setHidden] = useState<unknown>(null);
	useEffect(() => {
		const hide = (event: KeyboardEvent) => event.key === "Escape" && setHidden(label);
		document.addEventListener("keydown", hide);
		return () => document.removeEventListener("keydown", hide);
	}, [label]);
	if (hidden !== null && hidden !== label) setHidden(null);

	const shown = days.find(({ day }) => day === label);
	if (!isActive || !shown || !at || !plot || !frame) return null;
	const width = plot.width / days.length;
	return (
		<>
			<ZIndexLayer zIndex={DefaultZIndexes.cursorRectangle}>
				<rect
					x={at.x - width / 2}
					y={plot.y + 0.5}
					width={width}
					height={plot.height - 1}
					fill="var(--color-sunken)"
					pointerEvents="none"
				/>
			</ZIndexLayer>
			{hidden === null &&
				createPortal(
					<div
						className="pointer-events-none absolute top-0 left-0"
						ref={(card) => {
							if (!card) return;
							const x = beside(at.x, card.offsetWidth, [plot.x, plot.x + plot.width]);
							const y = beside(at.y, card.offsetHeight, [plot.y, plot.y + plot.height]);
							card.style.transform = `translate(${x}px, ${y}px)`;
						}}
					>
						<DayCard title={dayText(shown.day)} day={shown} series={series} />
					</div>,
					frame,
				)}
		</>
	);
}

/** Where something of this size begins: after the pointer, or before it where there is no room. */
function beside(pointer: number, size: number, [first, last]: readonly [number, number]): number {
	const after = pointer + GAP;
	return Math.max(after + size > last ? pointer - size - GAP : after, first);
}

function DayCard({ title, day, series }: { title: string; day: Day; series: readonly Series[] }) {
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

/** The credits that all users used on a day. */
export function usedOn(day: Day): number {
	return Object.values(day.byUser).reduce((sum, credits) => sum + credits, 0);
}
