import { useFormatter } from "next-intl";

/** A day, YYYY-MM-DD, in the reader's words; empty where there is none. */
export function useDay(): (day: string | null | undefined) => string {
	const format = useFormatter();
	return (day) => (day ? format.dateTime(new Date(day), { dateStyle: "medium", timeZone: "UTC" }) : "");
}
