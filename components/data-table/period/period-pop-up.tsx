"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { CALENDAR_PERIODS, calendarPeriods } from "@/lib/text/calendar-periods.ts";
import { daysAfter } from "@/lib/text/months-after.ts";
import { zoneCity } from "../../date-time.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/fields/field.tsx";
import { Input } from "../../ui/fields/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../ui/windows/popover.tsx";
import { useSetTableParams } from "../address/use-table-param.ts";
import { PeriodButton, type TablePeriodProps, useDay } from "./period-button.tsx";

const LAST_DAYS = [7, 30, 90] as const;

/** The periods of the calendar and the last days, each one choice that closes it, or a first and a last day of one's own. */
export default function PeriodPopUp(props: TablePeriodProps) {
	const { from: fromName, to: toName, label, any, today } = props;
	const t = useTranslations("periods");
	const isOwnZone = useTimeZone() === today.timeZone;
	const [from, setFrom] = useDay(fromName);
	const [to, setTo] = useDay(toName);
	const set = useSetTableParams();
	const [open, setOpen] = useState(true);
	const choose = (first: string | null, last: string | null) => {
		set({ [fromName]: first, [toName]: last });
		setOpen(false);
	};
	const periods = calendarPeriods(today.day);
	const choice = (text: string, { first, last }: { first: string; last: string | null }) => (
		<Button
			key={text}
			variant="outline"
			size="sm"
			aria-pressed={from === first && to === last}
			className="px-2 aria-pressed:border-accent aria-pressed:bg-accent-soft/60"
			onClick={() => choose(first, last)}
		>
			{text}
		</Button>
	);
	return (
		<Popover open={open} onOpenChange={setOpen}>
			<PopoverTrigger asChild>
				<PeriodButton {...props} />
			</PopoverTrigger>
			<PopoverContent className="w-[22.5rem] max-w-[calc(100vw-1rem)] space-y-4" aria-label={label}>
				<fieldset className="space-y-2">
					<legend className="sr-only">{t("choices")}</legend>
					<div className="grid grid-cols-2 gap-2">{CALENDAR_PERIODS.map((name) => choice(t(name), periods[name]))}</div>
					<div className="grid grid-cols-3 gap-2">
						{LAST_DAYS.map((days) =>
							choice(t("lastDays", { days }), { first: daysAfter(today.day, 1 - days), last: null }),
						)}
					</div>
				</fieldset>
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
							max={periods.thisYear.last}
							value={to ?? ""}
							onChange={({ target }) => setTo(target.value || null)}
						/>
					</Field>
				</div>
				{isOwnZone ? null : <p className="text-muted text-small">{t("daysIn", { zone: zoneCity(today.timeZone) })}</p>}
				{from || to ? (
					<Button variant="link" onClick={() => choose(null, null)}>
						{any}
					</Button>
				) : null}
			</PopoverContent>
		</Popover>
	);
}
