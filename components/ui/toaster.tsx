"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { currentNotices, noNotices, notify, subscribe } from "./notices.ts";

const NoticeList = lazy(() => import("./notice-list.tsx"));

/** Shows a notice in a corner for a while: `toast.done("Saved.")`, `toast.failed("…")`. */
export const toast = {
	done: (message: string) => notify("done", message),
	failed: (message: string) => notify("failed", message),
};

/**
 * Where notices appear; once, in the root layout. On Radix, because the usual library for toasts writes a style element
 * that the nonce policy refuses; its code is loaded with the first notice.
 */
export function Toaster() {
	const notices = useSyncExternalStore(subscribe, currentNotices, noNotices);
	if (notices.length === 0) return null;
	return (
		<Suspense>
			<NoticeList notices={notices} />
		</Suspense>
	);
}
