"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/windows/sheet.tsx";
import { NavLink } from "./nav-link.tsx";
import { NavigationButton } from "./navigation-button.tsx";
import type { NavigationItem } from "./sections.ts";

export interface NavigationSheetProps {
	groups: readonly { title: string; items: readonly (NavigationItem & { badge?: string })[] }[];
}

/** The navigation where the top bar has no room for it. It closes when the page that was chosen is there. */
export default function OpenedNavigation({ groups }: NavigationSheetProps) {
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
										className="flex h-11 items-center justify-between rounded-md px-3 hover:bg-sunken focus-visible:-outline-offset-2 aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:forced-chosen!"
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
