"use client";

import type { ReactNode } from "react";
import { usePanelAddress } from "../address/table-address.ts";
import { TableLink } from "../address/table-link.tsx";
import { rowLinkClasses } from "../row-link-classes.ts";

/**
 * The link of a row that opens a `RowPanel` over the list, of what has this id. The whole row leads there. Its address is
 * put together here, so that pages don't bring one for each row.
 */
export function RowPanelLink({ opens, children }: { opens: string; children: ReactNode }) {
	const { param, closedHref } = usePanelAddress();
	return (
		<TableLink
			href={`${closedHref}${closedHref.includes("?") ? "&" : "?"}${param}=${opens}`}
			data-row-link=""
			className={rowLinkClasses}
		>
			{children}
		</TableLink>
	);
}
