"use client";

import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link.tsx";
import type { RequestedView } from "@/lib/owners/credit-view.ts";
import { useShownView } from "./use-shown-view.ts";

interface ViewLinkProps extends ComponentProps<typeof Link> {
	href: string;
	/** What the session has kept. */
	kept: RequestedView;
}

/** A link to a page that shows somebody's credits: the same person's as now. */
export function ViewLink({ href, kept, ...props }: ViewLinkProps) {
	const { shown } = useShownView(kept);
	return <Link {...props} href={`${href}?view=${shown}`} />;
}
