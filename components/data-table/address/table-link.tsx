"use client";

import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link.tsx";
import { useTableAddress } from "./table-address.ts";

/** A link to the same page with another sort, page or filter: the page stays, so there is no skeleton to ask for. */
export function TableLink({ href, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
	const { go } = useTableAddress();
	return (
		<Link
			href={href}
			prefetch={false}
			scroll={false}
			onNavigate={(event) => {
				event.preventDefault();
				go(href);
			}}
			{...props}
		/>
	);
}
