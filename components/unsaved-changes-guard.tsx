"use client";

import { useRouter } from "next/navigation";
import { lazy, useEffect, useRef, useState } from "react";
import { OnceWanted } from "./ui/windows/once-wanted.tsx";

const load = () => import("./leave-question.tsx");
const LeaveQuestion = lazy(load);

/**
 * While `when` holds, leaving the page asks first: a link and the browser's Back with our own question, closing and
 * reloading with the browser's. `text` says what would be lost, if that is known.
 */
export function UnsavedChangesGuard({ when, text }: { when: boolean; text?: string }) {
	const router = useRouter();
	const [leave, setLeave] = useState<(() => void) | null>(null);
	const leaving = useRef(false);

	useEffect(() => {
		if (!when) return;
		void load();
		leaving.current = false;
		const stop = new AbortController();
		const { signal } = stop;
		window.addEventListener("beforeunload", (event) => event.preventDefault(), { signal });
		document.addEventListener(
			"click",
			(event) => {
				const href = leaving.current ? null : destinationOf(event);
				if (!href) return;
				event.preventDefault();
				event.stopPropagation();
				setLeave(() => () => router.push(href));
			},
			{ signal, capture: true },
		);
		window.navigation?.addEventListener(
			"navigate",
			(event) => {
				if (leaving.current || event.navigationType !== "traverse" || !event.cancelable) return;
				event.preventDefault();
				const { key } = event.destination;
				setLeave(() => () => window.navigation.traverseTo(key));
			},
			{ signal },
		);
		return () => stop.abort();
	}, [when, router]);

	return (
		<OnceWanted when={leave !== null}>
			<LeaveQuestion
				open={leave !== null}
				onOpenChange={(open) => !open && setLeave(null)}
				text={text}
				onLeave={() => {
					leaving.current = true;
					leave?.();
				}}
			/>
		</OnceWanted>
	);
}

/** Where a click in this tab leads within the portal, if it leaves the page. */
function destinationOf(event: MouseEvent): string | null {
	if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
	const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
	if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download")) return null;
	const { origin, pathname, search, href } = new URL(link.href);
	if (origin !== window.location.origin) return null;
	return pathname === window.location.pathname && search === window.location.search ? null : href;
}
