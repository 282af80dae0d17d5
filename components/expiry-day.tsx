"use client";

import { useLocale } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import { DateTime, formatDateTime } from "./date-time.tsx";

const DeploymentTimeZone = createContext<string | null>(null);

/** Says in which time zone credits expire, for every page below it: the deployment's (product.md 35). */
export function DaysOfDeployment({ timeZone, children }: { timeZone: string; children: ReactNode }) {
	return <DeploymentTimeZone value={timeZone}>{children}</DeploymentTimeZone>;
}

/** The day with which credits expire: the same day for every user, in whatever time zone. */
export function ExpiryDay({ at }: { at: Date }) {
	return <DateTime at={at} precision="day" timeZone={useDeploymentTimeZone()} />;
}

/** Such a day as text, for sentences. */
export function useExpiryDay(): (at: Date) => string {
	const locale = useLocale();
	const timeZone = useDeploymentTimeZone();
	return (at) => formatDateTime(at, { locale, timeZone, precision: "day" });
}

function useDeploymentTimeZone(): string {
	const timeZone = use(DeploymentTimeZone);
	if (timeZone === null) throw new Error("No layout says what the deployment's days are: see DaysOfDeployment.");
	return timeZone;
}
