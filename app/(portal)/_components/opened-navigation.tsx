"use client";

import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/windows/sheet.tsx";
import { NavLink } from "./nav-link.tsx";
import { NavigationButton } from "./navigation-button.tsx";
import { openPalette } from "./palette/open-palette.ts";
import type { NavigationItem } from "./sections.ts";

export interface NavigationSheetProps {
	/** Whether phones have no room for the search beside it. */
	hasSearch: boolean;
	groups: readonly { title: string; items: readonly (NavigationItem & { badge?: string })[] }[];
}

const itemClasses = "flex h-11 items-center rounded-md px-3 hover:bg-sunken focus-visible:-outline-offset-2";

/** The navigation where the top bar has no room for it. It closes when the page that was chosen is there. */
export default function OpenedNavigation({ hasSearch, groups }: NavigationSheetProps) {
	const t = useTranslations("shell");
	const pathname = usePathname();
	const [openedOn, setOpenedOn] = useState<string | null>(pathname);
	return (
		<Sheet open={openedOn === pathname} onOpenChange={(open) => setOpenedOn(open ? pathname : null)}>
			<SheetTrigger asChild>
				<NavigationButton />
			</SheetTrigger>
			<SheetContent title={t("navigation")}>
				<div className="space-y-5 px-3 py-4">
					{hasSearch ? (
						<button
							type="button"
							className={cn(itemClasses, "w-full gap-3 sm:hidden")}
							onClick={() => {
								setOpenedOn(null);
								// The focus is back on the menu's button before the next window takes it.
								setTimeout(openPalette);
							}}
						>
							<Search aria-hidden className="size-5 text-muted" />
							{t("search")}
						</button>
					) : null}
					{groups
						.filter(({ items }) => items.length > 0)
						.map(({ title, items }) => (
							<nav key={title} aria-label={title}>
								<p aria-hidden className="px-3 pb-1 text-small text-muted">
									{title}
								</p>
								{items.map(({ href, label, kept, badge }) => (
									<NavLink
										key={href}
										href={href}
										kept={kept}
										onClick={() => href === pathname && setOpenedOn(null)}
										className={cn(
											itemClasses,
											"justify-between aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:forced-chosen!",
										)}
									>
										{label}
										{badge ? <Badge tone="outline">{badge}</Badge> : null}
									</NavLink>
								))}
							</nav>
						))}
				</div>
			</SheetContent>
		</Sheet>
	);
}
