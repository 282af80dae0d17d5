"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import {
	AlertDialog,
	AlertDialogAction,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/alert-dialog.tsx";

interface LeaveGuardProps {
	/** Whether there is something to lose. */
	active: boolean;
	/** What would be lost: "Your changes of Peter Wong (Credit Owner) will be lost." */
	description: string;
}

/** Asks before unsaved changes are left: on links and the back button with our question, on closing with the browser's. */
export function LeaveGuard({ active, description }: LeaveGuardProps) {
	const t = useTranslations("adminUsers");
	const router = useRouter();
	const [leave, setLeave] = useState<{ go: () => void } | null>(null);

	useEffect(() => {
		if (!active) return;
		const controller = new AbortController();
		const { signal } = controller;
		const go = (to: () => void) => {
			controller.abort();
			to();
		};
		window.addEventListener("beforeunload", (event) => event.preventDefault(), { signal });
		document.addEventListener(
			"click",
			(event) => {
				const href = hrefOfClick(event);
				if (!href) return;
				event.preventDefault();
				event.stopPropagation();
				setLeave({ go: () => go(() => router.push(href)) });
			},
			{ capture: true, signal },
		);
		onTraversal(signal, (traverse) => setLeave({ go: () => go(traverse) }));
		return () => controller.abort();
	}, [active, router]);

	return (
		<AlertDialog open={leave !== null} onOpenChange={(open) => (open ? undefined : setLeave(null))}>
			<AlertDialogContent title={t("leaveTitle")} description={description}>
				<AlertDialogFooter>
					<AlertDialogCancel>{t("stay")}</AlertDialogCancel>
					<AlertDialogAction onClick={() => leave?.go()}>{t("leave")}</AlertDialogAction>
				</AlertDialogFooter>
			</AlertDialogContent>
		</AlertDialog>
	);
}

/** Where a plain click on a link of ours would lead away to; null for every other click. */
function hrefOfClick(event: MouseEvent): string | null {
	if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
	const link = event.target instanceof Element ? event.target.closest("a") : null;
	if (!link?.href || (link.target && link.target !== "_self") || link.hasAttribute("download")) return null;
	const url = new URL(link.href);
	if (url.origin !== location.origin || url.pathname === location.pathname) return null;
	return url.pathname + url.search + url.hash;
}

interface TraversalEvent extends Event {
	readonly navigationType: string;
	readonly destination: { readonly key: string };
}

interface NavigationHistory extends EventTarget {
	traverseTo(key: string): unknown;
}

/** Back and forward, where the browser lets a page ask first. */
function onTraversal(signal: AbortSignal, ask: (traverse: () => void) => void): void {
	const { navigation } = window as unknown as { navigation?: NavigationHistory };
	navigation?.addEventListener(
		"navigate",
		(event) => {
			const { navigationType, destination, cancelable } = event as TraversalEvent;
			if (navigationType !== "traverse" || !cancelable) return;
			event.preventDefault();
			ask(() => navigation.traverseTo(destination.key));
		},
		{ signal },
	);
}
