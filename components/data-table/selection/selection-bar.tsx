"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Status } from "@/components/ui/status.tsx";
import { useSelection } from "./row-selection.tsx";

interface SelectionBarProps {
	/** All rows of the page that can be selected. */
	selectable: readonly string[];
	/** What is selected, summed: "3 orders, $1,234.00". */
	children: ReactNode;
	/** What can be done with it. */
	action: ReactNode;
	/** All that match, on whichever page, and what selects them. */
	all?: { count: number; pending: boolean; onSelect: () => void } | null;
}

/** Says what is selected and what would be done with it; there only while something is. */
export function SelectionBar({ selectable, children, action, all = null }: SelectionBarProps) {
	const t = useTranslations("table");
	const { keys, set } = useSelection();
	if (keys.length === 0) return null;
	const others = selectable.filter((id) => !keys.includes(id));
	return (
		<section
			aria-label={t("selection")}
			className="sticky bottom-4 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-line bg-surface px-5 py-3 text-sm shadow-lg print:hidden"
		>
			<Status as="p" className="num min-w-0 flex-1 basis-52 font-medium">
				{children}
			</Status>
			{others.length > 0 ? (
				<Button variant="ghost" size="sm" onClick={() => set([...keys, ...others])}>
					{t("selectAll", { count: selectable.length })}
				</Button>
			) : all && all.count > keys.length ? (
				<Button variant="ghost" size="sm" pending={all.pending} onClick={all.onSelect}>
					{t("selectAllMatching", { count: all.count })}
				</Button>
			) : null}
			<Button variant="ghost" size="sm" onClick={() => set([])}>
				{t("selectNone")}
			</Button>
			{action}
		</section>
	);
}
