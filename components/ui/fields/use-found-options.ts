"use client";

import { useEffect, useState } from "react";

const TYPING_MS = 200;

export interface ComboboxOption {
	value: string;
	label: string;
	/** More words that find it, an email address for instance; shown beside the label. */
	note?: string;
	/** More about it, shown below it. */
	detail?: string;
	/** Why it can't be chosen; shown in place of that. */
	disabledReason?: string;
}

/** Some of the options that a search finds, and whether there are more of them; null where they could not be read. */
export type FindOptions = (search: string) => Promise<{ options: readonly ComboboxOption[]; hasMore: boolean } | null>;

/**
 * What `find` finds, requested again while the user types: undefined before the first answer. The previous result stays
 * until the next one arrives, with `isLate` set in between.
 */
export function useFoundOptions(find: FindOptions | undefined, search: string) {
	const [answered, setAnswered] = useState<{ search: string; found: Awaited<ReturnType<FindOptions>> }>();
	useEffect(() => {
		if (!find) return;
		let isCurrent = true;
		const timer = setTimeout(
			async () => {
				const found = await find(search);
				if (isCurrent) setAnswered({ search, found });
			},
			search === "" ? 0 : TYPING_MS,
		);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [find, search]);
	return { found: answered?.found, isLate: find !== undefined && answered?.search !== search };
}
