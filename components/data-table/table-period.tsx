"use client";

import { CalendarDays } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../ui/popover.tsx";
import { useTableParam } from "./use-table-param.ts";

interface TablePeriodProps {
	/** The names in the address of the first and the last day, both parsed by `parseAsDay`. */
	from: string;
	to: string;
	/** What happened in the period: "Date used". */
	label: string;
	/** The choice that filters nothing: "Any date". */
	any: string;
	/** Today in the deployment's time zone, such as 2026-11-22. */
	today: string;
}

const PRESET_DAYS = [7, 30, 90] as const;

/** A filter by day, from and to included. */
export function TablePeriod({ from: fromName, to: toName, label, any, today }: TablePeriodProps) {
	const t = useTranslations("table");
	const format = useFormatter();
	const [from, setFrom] = useTableParam(fromName);
	const [to, setTo] = useTableParam(toName);
	const set = (first: string | null, last: string | null) => {
		setFrom(first);
		setTo(last);
	};
	const day = (text: string) =>
		format.dateTime(new Date(`${text}T00:00:00Z`), {
			day: "numeric",
			month: "short",
			year: "numeric",
			timeZone: "UTC",
		});
	return (
		<Popover>
			<PopoverTrigger asChild>
				<Button
					variant="outline"
					aria-label={`${label}: ${summary()}`}
					className={`min-w-0 flex-1 justify-start border-control font-normal sm:flex-none hover:border-muted hover:bg-surface ${from || to ? "border-accent bg-accent-soft/60" : ""}`}
				>
					<CalendarDays aria-hidden className="text-muted" />
					{summary()}
				</Button>
			</PopoverTrigger>
			<PopoverContent className="w-[22.5rem] max-w-[calc(100vw-1rem)] space-y-4" aria-label={label}>
				<div className="flex flex-wrap gap-2">
					{PRESET_DAYS.map((days) => (
						<Button key={days} variant="outline" size="sm" onClick={() => set(daysBefore(today, days - 1), null)}>
							{t("lastDays", { days })}
						</Button>
					))}
				</div>
				<div className="grid grid-cols-2 gap-3">
					<Field label={t("fromDay")}>
						<Input
							type="date"
							max={to ?? today}
							value={from ?? ""}
							onChange={({ target }) => setFrom(target.value || null)}
						/>
					</Field>
					<Field label={t("toDay")}>
						<Input
							type="date"
							min={from ?? undefined}
							max={today}
							value={to ?? ""}
							onChange={({ target }) => setTo(target.value || null)}
						/>
					</Field>
				</div>
				{from || to ? (
					<Button variant="link" onClick={() => set(null, null)}>
						{any}
					</Button>
				) : null}
			</PopoverContent>
		</Popover>
	);

	function summary(): string {
		if (from && to) return t("dayToDay", { from: day(from), to: day(to) });
		if (from) return t("sinceDay", { day: day(from) });
		if (to) return t("untilDay", { day: day(to) });
		return any;
	}
}

function daysBefore(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() - days);
	return date.toISOString().slice(0, 10);
}
