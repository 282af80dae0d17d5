"use client";

import { CalendarDays } from "lucide-react";
import { isDay } from "@/lib/text/format-date.ts";
import { Button, type ButtonProps } from "../../ui/button.tsx";
import { useTableParam } from "../address/use-table-param.ts";
import { usePeriodInWords } from "./period-in-words.ts";

export interface TablePeriodProps<Name extends string = string> {
	/** The names in the address of the first and the last day, both parsed by `parseAsDay`. */
	from: Name;
	to: Name;
	/** What happened in the period: "Date used". */
	label: string;
	/** The choice that filters nothing: "Any date". */
	any: string;
	/** Today, such as 2026-11-22, in the deployment's time zone: the days of the filter are its days. */
	today: { readonly day: string; readonly timeZone: string };
}

/** A day from the address; null also if it isn't one, as on the server. */
export function useDay(name: string) {
	const [value, set] = useTableParam(name);
	return [value !== null && isDay(value) ? value : null, set] as const;
}

/** Says which days are chosen. */
export function PeriodButton({ from, to, label, any, today: _, ...props }: TablePeriodProps & ButtonProps) {
	const [first] = useDay(from);
	const [last] = useDay(to);
	const chosen = usePeriodInWords()({ first, last, any });
	return (
		<Button
			variant="outline"
			aria-label={`${label}: ${chosen}`}
			className={`min-w-fit flex-1 justify-start border-control font-normal hover:border-muted hover:bg-surface sm:flex-none ${first || last ? "border-accent bg-accent-soft/60" : ""}`}
			{...props}
		>
			<CalendarDays aria-hidden className="text-muted" />
			{chosen}
		</Button>
	);
}
