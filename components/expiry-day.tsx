"use client";

import { useLocale } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import { DateTime, formatDateTime } from "./date-time.tsx";

interface ExpiryDays {
	/** In which credits expire: the deployment's (product.md 35). */
	readonly timeZone: string;
	/** What expires from the present until then, does so soon (product.md 28b). */
	readonly soon: { readonly from: Date; readonly until: Date };
}

const DaysContext = createContext<ExpiryDays | null>(null);

/** Says in which time zone credits expire, and until when that is soon, for every page below it. */
export function DaysOfDeployment({ timeZone, soon, children }: ExpiryDays & { children: ReactNode }) {
	return <DaysContext value={{ timeZone, soon }}>{children}</DaysContext>;
}

/** The day with which credits expire: the same day for every user, in whatever time zone; in amber if that is soon. */
export function ExpiryDay({ at }: { at: Date }) {
	const { timeZone, soon } = useDays();
	const day = <DateTime at={at} precision="day" timeZone={timeZone} />;
	return at > soon.from && at <= soon.until ? <span className="text-warn-ink">{day}</span> : day;
}

/** Such a day as text, for sentences. */
export function useExpiryDay(): (at: Date) => string {
	const locale = useLocale();
	const { timeZone } = useDays();
	return (at) => formatDateTime(at, { locale, timeZone, precision: "day" });
}

function useDays(): ExpiryDays {
	const days = use(DaysContext);
	if (days === null) throw new Error("No layout says what the deployment's days are: see DaysOfDeployment.");
	return days;
}
