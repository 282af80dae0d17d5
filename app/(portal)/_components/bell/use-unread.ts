import { useEffect, useRef, useState } from "react";
import { useMadeFor } from "@/components/forms/made-for.tsx";

/** How many notices are unread, as of an instant (ms since 1970). */
export interface Unread {
	readonly count: number;
	readonly at: number;
}

/** What `/notifications/unread` answers. */
export interface UnreadAnswer extends Unread {
	readonly userId: string;
}

/**
 * The later of two counts: the one that came with the page, and the one that is read when the user goes on to another.
 * The top bar is rendered once for all pages of a visit, so the page that is gone to can't bring the count itself.
 */
export function useUnread(rendered: Unread | null, pathname: string): Unread | null {
	const userId = useMadeFor()?.userId;
	const [read, setRead] = useState<Unread | null>(null);
	const shownFirst = useRef(pathname);

	useEffect(() => {
		if (pathname === shownFirst.current) return;
		shownFirst.current = "";
		const stop = new AbortController();
		readUnread(stop.signal).then((answer) => {
			// Another user may have signed in since: the count is theirs then.
			if (answer && answer.userId === userId) setRead(answer);
		});
		return () => stop.abort();
	}, [pathname, userId]);

	return read && (!rendered || read.at > rendered.at) ? read : rendered;
}

/** Null where there is no answer, or no one is signed in: the bell stays as it was. */
async function readUnread(signal: AbortSignal): Promise<UnreadAnswer | null> {
	try {
		const response = await fetch("/notifications/unread", { signal });
		return response.ok ? await response.json() : null;
	} catch {
		return null;
	}
}
