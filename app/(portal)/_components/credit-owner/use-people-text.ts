"use client";

import { useFormatter, useTranslations } from "next-intl";

/** Some people by name, and how many there are in all. */
export interface NamedPeople {
	readonly names: readonly string[];
	readonly count: number;
}

/** "John Lee, Mary Chan and 4 others". */
export function usePeopleText(): (people: NamedPeople) => string {
	const t = useTranslations("adminUsers.advanced");
	const format = useFormatter();
	return ({ names, count }) => {
		const named = names.slice(0, 3);
		return format.list(count > named.length ? [...named, t("others", { count: count - named.length })] : named);
	};
}
