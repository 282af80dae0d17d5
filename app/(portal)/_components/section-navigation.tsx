"use client";

import { usePathname } from "next/navigation";
import { SteadyLabel } from "@/components/ui/steady-label.tsx";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes.ts";
import { NavLink } from "./nav-link.tsx";
import type { NavigationItem } from "./sections.ts";

/** The pages of Admin or Operator beside each other. On a page below one of them, its breadcrumb leads back instead. */
export function SectionNavigation({ label, items }: { label: string; items: readonly NavigationItem[] }) {
	const pathname = usePathname();
	if (items.length < 2 || !items.some(({ href }) => href === pathname)) return null;
	return (
		<nav aria-label={label} className={tabListClasses}>
			{items.map(({ href, label: name }) => (
				<NavLink key={href} href={href} className={tabClasses}>
					<SteadyLabel>{name}</SteadyLabel>
				</NavLink>
			))}
		</nav>
	);
}
