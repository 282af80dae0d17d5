import type { AlertRow } from "@/lib/alerts/queries.ts";
import { creditsOf } from "@/lib/text/credits.ts";

/** What is filled in for an alert. */
export interface AlertValues {
	creditTypeId: string;
	/** As typed. */
	credits: string;
	/** Addresses, one a line. */
	receivers: string;
}

export interface AlertType {
	readonly creditTypeId: string;
	readonly creditType: string;
	/** Inside a sentence. */
	readonly nameInText: string;
}

/** The alert that a window changes. */
export interface ShownAlert extends Pick<AlertRow, "alertId" | "creditTypeId" | "creditType" | "credits"> {
	readonly receivers: readonly string[];
}

/** What was typed, as the verbs take it. */
export function termsOf({ credits, receivers }: AlertValues) {
	return { credits: creditsOf(credits) ?? 0n, receivers: addressesIn(receivers) };
}

export function addressesIn(text: string): string[] {
	return text.split(/[\s,;]+/).filter(Boolean);
}
