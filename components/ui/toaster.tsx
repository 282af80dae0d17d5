"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from "react";
import { currentToasts, leavePage, noToasts, notify, subscribe, type ToastOptions } from "./toasts/toasts.ts";

const ToastList = lazy(() => import("./toasts/toast-list.tsx"));

/** Shows a toast in a corner for a while, at most until its page is left: `toast.done("Saved.")`, `toast.failed("…")`. */
export const toast = {
	done: (message: string, options?: ToastOptions) => notify("done", message, options),
	failed: (message: string) => notify("failed", message),
};

/**
 * Where toasts appear; once, in the root layout. On Radix, because the usual library for toasts writes a style element
 * that the nonce policy refuses; its code is loaded with the first toast.
 */
export function Toaster() {
	const toasts = useSyncExternalStore(subscribe, currentToasts, noToasts);
	const path = usePathname();
	const shown = useRef(path);
	useEffect(() => {
		if (shown.current !== path) leavePage();
		shown.current = path;
	}, [path]);
	if (toasts.length === 0) return null;
	return (
		<Suspense>
			<ToastList toasts={toasts} />
		</Suspense>
	);
}
