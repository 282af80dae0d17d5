"use client";

import NextLink, { useLinkStatus } from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { createPortal } from "react-dom";

/**
 * A link inside the portal. Each page is rendered on demand, so a visible link prefetches nothing; when the user
 * reaches for it by pointer, finger or keyboard, it prefetches its page's skeleton, which is then shown on the click.
 */
export function Link({
	prefetch,
	onMouseEnter,
	onTouchStart,
	onFocus,
	children,
	...props
}: ComponentProps<typeof NextLink>) {
	const router = useRouter();
	function reachFor() {
		if (prefetch !== false && typeof props.href === "string") router.prefetch(props.href);
	}
	return (
		<NextLink
			{...props}
			prefetch={false}
			onMouseEnter={(event) => {
				onMouseEnter?.(event);
				reachFor();
			}}
			onTouchStart={(event) => {
				onTouchStart?.(event);
				reachFor();
			}}
			onFocus={(event) => {
				onFocus?.(event);
				reachFor();
			}}
		>
			{children}
			<UnderWay />
		</NextLink>
	);
}

/** While the page loads and nothing of it is shown yet: a line along the screen's upper edge. */
function UnderWay() {
	const { pending } = useLinkStatus();
	if (!pending) return null;
	return createPortal(
		<div
			aria-hidden
			className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 origin-left animate-under-way bg-accent print:hidden"
		/>,
		document.body,
	);
}
