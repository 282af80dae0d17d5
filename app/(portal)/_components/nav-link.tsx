"use client";

import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link.tsx";

interface NavLinkProps extends ComponentProps<typeof Link> {
	href: string;
	/** The part of the address that is this link's; its own address by default. */
	section?: string;
}

/** A link that knows when its page, or one below it, is shown. */
export function NavLink({ section, ...props }: NavLinkProps) {
	const pathname = usePathname();
	const mine = section ?? props.href;
	const current = pathname === mine ? "page" : pathname.startsWith(`${mine}/`) ? "true" : undefined;
	return <Link aria-current={current} {...props} />;
}
