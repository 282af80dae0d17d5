"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useOptimistic, useTransition } from "react";
import { rememberList } from "./list-address.ts";
import { TableAddressContext } from "./table-address.ts";
import { useKeptPress } from "./use-kept-press.ts";

/** Around a table's toolbar and rows: while the address changes, the old rows stay visible, dimmed. */
export function TableRegion({ children }: { children: ReactNode }) {
	const router = useRouter();
	const [pending, startTransition] = useTransition();
	// Shown at once, and the base of the next change, so that neither of two changes in a row is lost.
	const shown = useSearchParams().toString();
	const [asked, setAsked] = useOptimistic(shown);
	const path = usePathname();
	const keptPress = useKeptPress();
	useEffect(() => rememberList(path, shown), [path, shown]);
	const go = (href: string, history: "push" | "replace" = "push") =>
		startTransition(() => {
			const { search } = new URL(href, window.location.href);
			setAsked(search);
			// The same address again: what this browser keeps has changed.
			if (search === window.location.search) router.refresh();
			else router[history](href, { scroll: false });
		});
	return (
		<TableAddressContext value={{ asked, pending, go }}>
			<div className="group/table space-y-3" aria-busy={pending} data-pending={pending || undefined} {...keptPress}>
				{children}
			</div>
		</TableAddressContext>
	);
}
