"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { rememberList } from "./list-address.ts";
import { type PanelAddress, PanelAddressContext, TableAddressContext } from "./table-address.ts";
import { useAddressChange } from "./use-address-change.ts";
import { useKeptPress } from "./use-kept-press.ts";

interface TableRegionProps {
	/** Where the address can open a panel over the rows. */
	panel?: PanelAddress | null;
	children: ReactNode;
}

/** Around a table's toolbar and rows: while the address changes, the old rows stay visible, dimmed. */
export function TableRegion({ panel = null, children }: TableRegionProps) {
	const address = useAddressChange();
	const { shown, pending } = address;
	const path = usePathname();
	const keptPress = useKeptPress();
	useEffect(() => rememberList(path, shown), [path, shown]);
	return (
		<TableAddressContext value={address}>
			<div className="group/table space-y-3" aria-busy={pending} data-pending={pending || undefined} {...keptPress}>
				<PanelAddressContext value={panel}>{children}</PanelAddressContext>
			</div>
		</TableAddressContext>
	);
}
