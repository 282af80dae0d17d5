"use client";

import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useTransition } from "react";
import { TransitionContext } from "./table-transition.tsx";

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
