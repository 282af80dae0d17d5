"use client";

import type { ReactNode } from "react";
import { TableLink } from "./address/table-link.tsx";
import { rowLinkClasses } from "./row-link-classes.ts";

interface RowPanelLinkProps {
	href: string;
	/** What the panel is of: the value that the address gives it. */
	opens: string;
	children: ReactNode;
}

/** The link of a row that opens a `RowPanel` over the list. The whole row leads there. */
export function RowPanelLink({ href, opens, children }: RowPanelLinkProps) {
	return (
		<TableLink href={href} data-row-link={opens} className={rowLinkClasses}>
			{children}
		</TableLink>
	);
}
