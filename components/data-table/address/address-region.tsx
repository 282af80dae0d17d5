"use client";

import type { ReactNode } from "react";
import { TableAddressContext } from "./table-address.ts";
import { useAddressChange } from "./use-address-change.ts";

/** Around what isn't a table but is chosen by the address like one, a chart for instance: dimmed while it changes. */
export function AddressRegion({ className, children }: { className?: string; children: ReactNode }) {
	const address = useAddressChange();
	const { pending } = address;
	return (
		<TableAddressContext value={address}>
			<div className={className} aria-busy={pending} style={pending ? { opacity: 0.6 } : undefined}>
				{children}
			</div>
		</TableAddressContext>
	);
}
