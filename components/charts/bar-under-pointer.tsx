import { useFormatter } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { createPortal } from "react-dom";
import {
	DefaultZIndexes,
	useActiveTooltipCoordinate,
	useActiveTooltipLabel,
	useIsTooltipActive,
	usePlotArea,
	ZIndexLayer,
} from "recharts";
import { placeOfCard } from "./place-of-card.ts";
import type { Series } from "./series-colours.ts";

/** A day of the chart, or what of a month is in it. */
export interface Bar {
	/** Calendar days of the deployment, such as 2026-11-22, both included. */
	first: string;
	last: string;
	byUser: Record<string, number>;
}

interface BarUnderPointerProps {
	bars: readonly Bar[];
	series: readonly Series[];
	barText: (first: string) => string;
	/** Opens the list of what a bar counts. */
	onOpen: (bar: Bar) => void;
	/** The element that is exactly as large as the chart. */
	frame: HTMLElement | null;
}

/**
 * The bar under the pointer, or the one that the arrow keys have reached: its place is shaded, and a card lists who used
 * how much, beside it or else below the chart. Escape hides the card until another bar is reached, Enter opens its list. The
 * chart library has this too, with all that charts of other kinds need: 12 kB.
 */
export function BarUnderPointer({ bars, series, barText, onOpen, frame }: BarUnderPointerProps) {
	const isActive = useIsTooltipActive();
	const label = useActiveTooltipLabel();
	const at = useActiveTooltipCoordinate();
	const plot = usePlotArea();
	const [hidden, setHidden] = useState<unknown>(null);
	const shown = bars.find(({ first }) => first === label);
	useOpening({ bars, series, onOpen, frame, shown: isActive ? (shown ?? null) : null });
	useEffect(() => {
		const hide = ({ key }: KeyboardEvent) => key === "Escape" && setHidden(label);
		document.addEventListener("keydown", hide);
		return () => document.removeEventListener("keydown", hide);
	}, [label]);
	if (hidden !== null && hidden !== label) setHidden(null);

	if (!isActive || !shown || !at || !plot || !frame) return null;
	const width = plot.width / bars.length;
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
						data-bar-card
						className="pointer-events-none absolute top-0 left-0 z-10"
						ref={(card) => {
							if (!card) return;
							const size = { width: card.offsetWidth, height: card.offsetHeight };
							const { x, y } = placeOfCard(size, { bar: { middle: at.x, width }, pointer: at.y, plot, frame });
							card.style.transform = `translate(${x}px, ${y}px)`;
						}}
					>
						<BarCard title={barText(shown.first)} bar={shown} series={series} />
					</div>,
					frame,
				)}
		</>
	);
}

interface Opening extends Pick<BarUnderPointerProps, "bars" | "series" | "onOpen" | "frame"> {
	/** The bar that is told now. */
	shown: Bar | null;
}

/**
 * A click on the place of a bar in which something is, and Enter where the arrow keys have reached it, open its list. A
 * finger has no hover: its first touch shows the card, the second opens.
 */
function useOpening({ bars, series, onOpen, frame, shown }: Opening) {
	const plot = usePlotArea();
	const touched = useRef<Bar>(null);
	const open = (bar: Bar | null | undefined) => bar && usedIn(bar, series) > 0 && onOpen(bar);
	const press = useEffectEvent(({ key }: KeyboardEvent) => key === "Enter" && open(shown));
	const click = useEffectEvent((event: MouseEvent) => {
		if (!plot || !frame) return;
		const x = event.clientX - frame.getBoundingClientRect().left - plot.x;
		const bar = bars[Math.floor((x / plot.width) * bars.length)] ?? null;
		const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
		const isFirstTouch = isTouch && touched.current !== bar;
		touched.current = bar;
		if (!isFirstTouch) open(bar);
	});
	useEffect(() => {
		if (!frame) return;
		frame.addEventListener("keydown", press);
		frame.addEventListener("click", click);
		return () => {
			frame.removeEventListener("keydown", press);
			frame.removeEventListener("click", click);
		};
	}, [frame]);
}

function BarCard({ title, bar, series }: { title: string; bar: Bar; series: readonly Series[] }) {
	const format = useFormatter();
	const used = series.filter(({ id }) => (bar.byUser[id] ?? 0) !== 0);
	return (
		<div className="num min-w-40 rounded-lg border border-line bg-surface px-3 py-2 text-small shadow-pop">
			<p className="flex justify-between gap-6 font-medium">
				<span>{title}</span>
				<span>{format.number(usedIn(bar, series))}</span>
			</p>
			{used.map(({ id, name, colour }) => (
				<p key={id} className="flex items-center justify-between gap-6 text-muted">
					<span className="flex items-center gap-1.5">
						<span aria-hidden className="telling-colour size-2 rounded-full" style={{ background: colour }} />
						{name}
					</span>
					<span>{format.number(bar.byUser[id] ?? 0)}</span>
				</p>
			))}
		</div>
	);
}

/** The credits of a bar that these series used. */
export function usedIn(bar: Bar, series: readonly Series[]): number {
	return series.reduce((sum, { id }) => sum + (bar.byUser[id] ?? 0), 0);
}
