"use client";

import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link.tsx";
import type { RequestedView } from "@/lib/owners/credit-view.ts";
import { ViewLink } from "./whose-credits/view-link.tsx";

interface NavLinkProps extends ComponentProps<typeof Link> {
	href: string;
	/** The part of the address that is this link's; its own address by default. */
	section?: string;
	/** For pages that show a Credit User somebody's credits: whose the session has kept. */
	kept?: RequestedView;
}

/** A link that knows when its page, or one below it, is shown. */
export function NavLink({ section, kept, ...props }: NavLinkProps) {
	const pathname = usePathname();
	const mine = section ?? props.href;
	const current = pathname === mine ? "page" : pathname.startsWith(`${mine}/`) ? "true" : undefined;
	if (kept) return <ViewLink aria-current={current} {...props} kept={kept} />;
	return <Link aria-current={current} {...props} />;
}
