"use client";

import { Bell } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link.tsx";
import { type Unread, useUnread } from "./use-unread.ts";

/** More are not counted. */
const MOST = 99;

export function BellLink({ unread }: { unread: Unread | null }) {
	const t = useTranslations("shell.notifications");
	const pathname = usePathname();
	const count = useUnread(unread, pathname)?.count ?? 0;
	const isMany = count > MOST;
	return (
		<Link
			href="/notifications"
			aria-label={isMany ? t("many", { most: MOST }) : t("label", { count })}
			aria-current={pathname === "/notifications" ? "page" : undefined}
			className="relative grid size-9 place-items-center rounded-md text-muted transition-colors duration-100 hover:text-ink aria-[current]:bg-sunken aria-[current]:text-ink aria-[current]:forced-chosen!"
		>
			<Bell aria-hidden className="size-5" />
			{count > 0 ? (
				<span
					aria-hidden
					className="num absolute top-0.5 left-1/2 w-max min-w-4 whitespace-nowrap rounded-full bg-accent px-1 text-center text-[0.6875rem] leading-4 font-semibold text-on-accent"
				>
					{isMany ? t("manyShort", { most: MOST }) : count}
				</span>
			) : null}
		</Link>
	);
}
