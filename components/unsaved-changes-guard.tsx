"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import {
	AlertDialog,
	AlertDialogAction,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "./ui/windows/alert-dialog.tsx";

/**
 * While `when` holds, leaving the page asks first: a link and the browser's Back with our own question, closing and
 * reloading with the browser's. `text` says what would be lost, if that is known.
 */
export function UnsavedChangesGuard({ when, text }: { when: boolean; text?: string }) {
	const t = useTranslations("unsavedChanges");
	const router = useRouter();
	const [leave, setLeave] = useState<(() => void) | null>(null);
	const leaving = useRef(false);

	useEffect(() => {
		if (!when) return;
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
		<AlertDialog open={leave !== null} onOpenChange={(open) => !open && setLeave(null)}>
			<AlertDialogContent title={t("title")} description={text ?? t("text")}>
				<AlertDialogFooter>
					<AlertDialogCancel>{t("stay")}</AlertDialogCancel>
					<AlertDialogAction
						onClick={() => {
							leaving.current = true;
							leave?.();
						}}
					>
						{t("leave")}
					</AlertDialogAction>
				</AlertDialogFooter>
			</AlertDialogContent>
		</AlertDialog>
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
