"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ComponentProps, createContext, type TransitionStartFunction, useContext } from "react";

export const TransitionContext = createContext<{ pending: boolean; startTransition: TransitionStartFunction }>({
	pending: false,
	startTransition: (change) => {
		change();
	},
});

export function useTableTransition() {
	return useContext(TransitionContext);
}

/** A link to the same page with another sort, page or filter. */
export function TableLink({ href, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
	const router = useRouter();
	const { startTransition } = useTableTransition();
	return (
		<Link
			href={href}
			prefetch={false}
			scroll={false}
			onNavigate={(event) => {
				event.preventDefault();
				startTransition(() => router.push(href, { scroll: false }));
			}}
			{...props}
		/>
	);
}
