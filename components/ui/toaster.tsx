"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { currentToasts, noToasts, notify, subscribe } from "./toasts.ts";

const ToastList = lazy(() => import("./toast-list.tsx"));

/** Shows a toast in a corner for a while: `toast.done("Saved.")`, `toast.failed("…")`. */
export const toast = {
	done: (message: string) => notify("done", message),
	failed: (message: string) => notify("failed", message),
};

/**
 * Where toasts appear; once, in the root layout. On Radix, because the usual library for toasts writes a style element
 * that the nonce policy refuses; its code is loaded with the first toast.
 */
export function Toaster() {
	const toasts = useSyncExternalStore(subscribe, currentToasts, noToasts);
	if (toasts.length === 0) return null;
	return (
		<Suspense>
			<ToastList toasts={toasts} />
		</Suspense>
	);
}
