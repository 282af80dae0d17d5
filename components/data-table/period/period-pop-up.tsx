"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { zoneCity } from "../../date-time.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/fields/field.tsx";
import { Input } from "../../ui/fields/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../ui/windows/popover.tsx";
import { PeriodButton, type TablePeriodProps, useDay } from "./period-button.tsx";

const PRESET_DAYS = [7, 30, 90] as const;

export default function PeriodPopUp(props: TablePeriodProps) {
	const { from: fromName, to: toName, label, any, today } = props;
	const t = useTranslations("table");
	const isOwnZone = useTimeZone() === today.timeZone;
	const [from, setFrom] = useDay(fromName);
	const [to, setTo] = useDay(toName);
	const set = (first: string | null, last: string | null) => {
		setFrom(first);
		setTo(last);
	};
	return (
		<Popover defaultOpen>
			<PopoverTrigger asChild>
				<PeriodButton {...props} />
			</PopoverTrigger>
			<PopoverContent className="w-[22.5rem] max-w-[calc(100vw-1rem)] space-y-4" aria-label={label}>
				<div className="flex flex-wrap gap-2">
					{PRESET_DAYS.map((days) => (
						<Button key={days} variant="outline" size="sm" onClick={() => set(daysBefore(today.day, days - 1), null)}>
							{t("lastDays", { days })}
						</Button>
					))}
				</div>
				<div className="grid grid-cols-2 gap-3">
					<Field label={t("fromDay")}>
						<Input
							type="date"
							max={to ?? today.day}
							value={from ?? ""}
							onChange={({ target }) => setFrom(target.value || null)}
						/>
					</Field>
					<Field label={t("toDay")} error={from && to && from > to ? t("wrongWay") : undefined}>
						<Input
							type="date"
							min={from ?? undefined}
							max={today.day}
							value={to ?? ""}
							onChange={({ target }) => setTo(target.value || null)}
						/>
					</Field>
				</div>
				{isOwnZone ? null : <p className="text-muted text-small">{t("daysIn", { zone: zoneCity(today.timeZone) })}</p>}
				{from || to ? (
					<Button variant="link" onClick={() => set(null, null)}>
						{any}
					</Button>
				) : null}
			</PopoverContent>
		</Popover>
	);
}

function daysBefore(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() - days);
	return date.toISOString().slice(0, 10);
}
