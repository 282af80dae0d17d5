"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import {
	type ComponentProps,
	createContext,
	type ReactNode,
	type TransitionStartFunction,
	useContext,
	useTransition,
} from "react";

const TransitionContext = createContext<{ pending: boolean; startTransition: TransitionStartFunction }>({
	pending: false,
	startTransition: (change) => {
		change();
	},
});

/** Around a table's toolbar and rows: whatever changes the address in here leaves the old rows standing, dimmed. */
export function TableRegion({ children }: { children: ReactNode }) {
	const [pending, startTransition] = useTransition();
	return (
		<TransitionContext value={{ pending, startTransition }}>
			<div className="group/table space-y-3" aria-busy={pending} data-pending={pending || undefined}>
				<NuqsAdapter>{children}</NuqsAdapter>
			</div>
		</TransitionContext>
	);
}

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
