"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link.tsx";
import { SteadyLabel } from "@/components/ui/steady-label.tsx";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes.ts";
import type { NavigationItem } from "./sections.ts";

/** The pages of Admin, of Operator or about one person beside each other. On a page below one of them, its breadcrumb leads back instead. */
export function SectionNavigation({ label, items }: { label: string; items: readonly NavigationItem[] }) {
	const pathname = usePathname();
	if (items.length < 2 || !items.some(({ href }) => href === pathname)) return null;
	return (
		<nav aria-label={label} className={tabListClasses}>
			{items.map(({ href, label: name }) => (
				<Link
					key={href}
					href={href}
					ref={href === pathname ? keepInView : undefined}
					aria-current={href === pathname ? "page" : undefined}
					className={tabClasses}
				>
					<SteadyLabel>{name}</SteadyLabel>
				</Link>
			))}
		</nav>
	);
}

/** On a phone not all tabs are seen at once: the current one is, with those beside it, also once the phone is turned. A React ref. */
function keepInView(tab: HTMLElement | null): (() => void) | undefined {
	const list = tab?.parentElement;
	if (!tab || !list) return;
	const bringIntoView = () => {
		const beyond = tab.getBoundingClientRect().left - list.getBoundingClientRect().left;
		list.scrollLeft += beyond - (list.clientWidth - tab.offsetWidth) / 2;
	};
	const sizes = new ResizeObserver(bringIntoView);
	sizes.observe(list);
	return () => sizes.disconnect();
}
