"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useOptimistic, useTransition } from "react";
import { TableAddressContext } from "./table-address.ts";

/** Around a table's toolbar and rows: whatever changes the address in here leaves the old rows standing, dimmed. */
export function TableRegion({ children }: { children: ReactNode }) {
	const router = useRouter();
	const [pending, startTransition] = useTransition();
	// Shown at once, and what the next change begins from, so that of two in a row none is lost.
	const [asked, setAsked] = useOptimistic(useSearchParams().toString());
	const go = (href: string, history: "push" | "replace" = "push") =>
		startTransition(() => {
			setAsked(new URL(href, window.location.href).search);
			router[history](href, { scroll: false });
		});
	return (
		<TableAddressContext value={{ asked, pending, go }}>
			<div className="group/table space-y-3" aria-busy={pending} data-pending={pending || undefined}>
				{children}
			</div>
		</TableAddressContext>
	);
}
